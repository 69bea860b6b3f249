package io.entrain.cluster.shard;

import io.entrain.cluster.protocol.EpochOrder;
import java.util.concurrent.CompletableFuture;

/** Shards that are being opened, in a thread of their own, which may be interrupted. */
final class Opening {
  private final CompletableFuture<HostedShards> result = new CompletableFuture<>();
  private final Thread thread;

  private Opening(ShardOpener opener, EpochOrder order) {
    thread = Thread.ofPlatform().daemon().name("entrain-open-" + order.epoch()).unstarted(() -> open(opener, order));
  }

  static Opening start(ShardOpener opener, EpochOrder order) {
    Opening opening = new Opening(opener, order);
    opening.thread.start();
    return opening;
  }

  /** To be closed by whoever is given it. */
  CompletableFuture<HostedShards> result() {
    return result;
  }

  /** They are not wanted any more; there may be a result nevertheless. */
  void interrupt() {
    thread.interrupt();
  }

  /** Whatever is thrown is the result: somebody waits for it. */
  private void open(ShardOpener opener, EpochOrder order) {
    try {
      result.complete(opener.open(order));
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }
}

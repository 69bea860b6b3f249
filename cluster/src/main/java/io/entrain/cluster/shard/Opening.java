package io.entrain.cluster.shard;

import io.entrain.cluster.protocol.EpochOrder;
import java.util.concurrent.CompletableFuture;

/** Shards that are being opened, in a thread of their own, and may be given up before they are. */
final class Opening {
  private final CompletableFuture<HostedShards> result = new CompletableFuture<>();
  private final Thread thread;
  private boolean cancelled;

  private Opening(ShardOpener opener, EpochOrder order) {
    thread = Thread.ofPlatform().daemon().name("entrain-open-" + order.epoch()).unstarted(() -> open(opener, order));
  }

  static Opening start(ShardOpener opener, EpochOrder order) {
    Opening opening = new Opening(opener, order);
    opening.thread.start();
    return opening;
  }

  CompletableFuture<HostedShards> result() {
    return result;
  }

  /** Gives it up; shards that are opened nevertheless are closed. */
  synchronized void cancel() {
    cancelled = true;
    thread.interrupt();
  }

  /** Whatever is thrown is the result: somebody waits for it. */
  private void open(ShardOpener opener, EpochOrder order) {
    try {
      complete(opener.open(order));
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  private synchronized void complete(HostedShards shards) {
    if (cancelled) {
      shards.close();
    }
    result.complete(shards);
  }
}

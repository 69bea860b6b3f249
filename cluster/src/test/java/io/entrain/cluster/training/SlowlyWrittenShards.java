package io.entrain.cluster.training;

import io.entrain.cluster.shard.FrozenState;
import io.entrain.cluster.shard.HostedShards;
import io.entrain.metrics.ShardSummary;

/** Shards whose checkpoint of a loop is on disk only when they have run the loop after it. */
final class SlowlyWrittenShards extends WrappedShards {
  private final int lastLoop;
  private int completed;

  SlowlyWrittenShards(HostedShards shards, int lastLoop) {
    super(shards);
    this.lastLoop = lastLoop;
  }

  @Override
  public ShardSummary run(int shard, int loop, int task, boolean measure) {
    ShardSummary summary = super.run(shard, loop, task, measure);
    complete(loop);
    return summary;
  }

  private synchronized void complete(int loop) {
    completed = loop;
    notifyAll();
  }

  private synchronized void await(int loop) {
    try {
      while (completed < loop) {
        wait();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public FrozenState freeze() {
    FrozenState frozen = super.freeze();
    return new FrozenState(
        frozen.copied(),
        id -> {
          await(Math.min(id.loop() + 1, lastLoop));
          return frozen.write(id);
        });
  }
}

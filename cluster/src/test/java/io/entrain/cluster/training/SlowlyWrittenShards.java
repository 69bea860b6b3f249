package io.entrain.cluster.training;

import io.entrain.cluster.shard.FrozenState;
import io.entrain.cluster.shard.HostedShards;
import io.entrain.metrics.ShardSummary;

/** Shards whose checkpoint of a loop is on disk only when they have run the loop after it. */
final class SlowlyWrittenShards implements HostedShards {
  private final HostedShards shards;
  private final int lastLoop;
  private int completed;

  SlowlyWrittenShards(HostedShards shards, int lastLoop) {
    this.shards = shards;
    this.lastLoop = lastLoop;
  }

  @Override
  public int shards() {
    return shards.shards();
  }

  @Override
  public int tasks() {
    return shards.tasks();
  }

  @Override
  public long digest() {
    return shards.digest();
  }

  @Override
  public ShardSummary run(int shard, int loop, int task, boolean measure) {
    ShardSummary summary = shards.run(shard, loop, task, measure);
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
    FrozenState frozen = shards.freeze();
    return new FrozenState(
        frozen.copied(),
        id -> {
          await(Math.min(id.loop() + 1, lastLoop));
          return frozen.write(id);
        });
  }

  @Override
  public void breakUp(String reason) {
    shards.breakUp(reason);
  }

  @Override
  public void close() {
    shards.close();
  }
}

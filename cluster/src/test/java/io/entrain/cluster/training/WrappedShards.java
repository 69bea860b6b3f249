package io.entrain.cluster.training;

import io.entrain.cluster.shard.FrozenState;
import io.entrain.cluster.shard.HostedShards;
import io.entrain.metrics.ShardSummary;

/** Shards that do what others do, but for what a test wants to differ. */
class WrappedShards implements HostedShards {
  private final HostedShards shards;

  WrappedShards(HostedShards shards) {
    this.shards = shards;
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
    return shards.run(shard, loop, task, measure);
  }

  @Override
  public FrozenState freeze() {
    return shards.freeze();
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

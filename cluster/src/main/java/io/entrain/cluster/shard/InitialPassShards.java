package io.entrain.cluster.shard;

import io.entrain.initialisation.InitialShards;
import io.entrain.metrics.ShardSummary;
import io.entrain.shard.ShardLostException;

/** Shards that measure a network which is not initialised: loop 0 is the initial pass. */
final class InitialPassShards implements HostedShards {
  private final InitialShards shards;
  private final EpochLinks links;

  InitialPassShards(InitialShards shards, EpochLinks links) {
    this.shards = shards;
    this.links = links;
  }

  @Override
  public int shards() {
    return shards.ranges().size();
  }

  @Override
  public int tasks() {
    return 0;
  }

  @Override
  public long digest() {
    return 0;
  }

  @Override
  public ShardSummary run(int shard, int loop, int task, boolean measure) {
    try {
      return shards.run(shard);
    } catch (ShardLostException e) {
      throw links.named(e);
    }
  }

  @Override
  public FrozenState freeze() {
    return new FrozenState(false, shards::writePart);
  }

  @Override
  public void breakUp(String reason) {
    shards.breakUp(reason);
    close();
  }

  @Override
  public void close() {
    links.close();
  }
}

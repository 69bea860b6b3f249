package io.entrain.cluster.shard;

import io.entrain.cluster.protocol.EpochOrder;

/** Builds the shards of this process for an epoch. */
@FunctionalInterface
public interface ShardOpener {
  /**
   * Builds them. Takes long; may be interrupted.
   *
   * @throws io.entrain.checkpoint.DamagedCheckpointException if the checkpoint cannot be used and another might be
   */
  HostedShards open(EpochOrder order);
}

package io.entrain.cluster.shard;

import io.entrain.metrics.ShardSummary;

/**
 * The shards that this process holds in an epoch: built, restored and linked to those of other nodes. In an epoch for the initial pass they
 * have no plastic synapses, and that pass is their loop 0.
 */
public interface HostedShards extends AutoCloseable {
  int shards();

  /** Number of tasks; 0 for the initial pass. */
  int tasks();

  /** Part of the digest of all plastic weights; 0 for the initial pass. To be used between loops. */
  long digest();

  /**
   * Runs one shard through a loop, by the calling thread, while other callers run the others.
   *
   * @throws io.entrain.shard.ShardLostException if the loop was broken up, or a peer lost
   */
  ShardSummary run(int shard, int loop, int task, boolean measure);

  /**
   * Makes ready for writing what was learned, or measured, here. If memory allows that is a copy, and shards may go on while it is written;
   * else they may do so afterwards. To be used between loops, when what was frozen before is written.
   */
  FrozenState freeze();

  /** Ends a running loop, and all that come. From any thread. */
  void breakUp(String reason);

  /** Closes the links to other nodes. */
  @Override
  void close();
}

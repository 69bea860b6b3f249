package io.entrain.experiment;

import io.entrain.network.NeuronRange;
import io.entrain.shard.LocalShard;
import io.entrain.shard.Phase;
import io.entrain.shard.TrialInputs;
import io.entrain.shard.TrialObserver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How the neurons that a process holds are cut into shards, and each shard into partitions, one for each of its threads. */
public final class ShardCut {
  private final List<NeuronRange> shards;
  private final List<NeuronRange> partitions = new ArrayList<>();

  /** Number of the first partition of each shard, and of all partitions. */
  private final int[] firstPartition;

  /**
   * @param shards neurons of each shard, ascending and without a gap
   * @param threads threads that compute in each shard
   */
  public ShardCut(List<NeuronRange> shards, int threads) {
    this.shards = List.copyOf(shards);
    firstPartition = new int[shards.size() + 1];
    for (int shard = 0; shard < shards.size(); shard++) {
      partitions.addAll(shards.get(shard).split(threads));
      firstPartition[shard + 1] = partitions.size();
    }
  }

  public List<NeuronRange> shards() {
    return shards;
  }

  public List<NeuronRange> partitions() {
    return partitions;
  }

  /** All neurons. */
  public NeuronRange held() {
    return new NeuronRange(shards.getFirst().from(), shards.getLast().to());
  }

  /**
   * Runs the partitions of one shard through a trial, as {@link LocalShard#runPartitions}.
   *
   * @param local has these partitions
   * @return spikes of all neurons of the shard
   */
  public long run(LocalShard local, int shard, int trial, Phase phase, TrialInputs inputs, TrialObserver observer) {
    int first = firstPartition[shard];
    int end = firstPartition[shard + 1];
    local.runPartitions(first, end - first, trial, phase, inputs, observer);
    long spikes = 0;
    for (int partition = first; partition < end; partition++) {
      spikes += Arrays.stream(local.spikeCounts(partition)).asLongStream().sum();
    }
    return spikes;
  }
}

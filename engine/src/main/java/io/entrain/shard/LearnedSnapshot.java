package io.entrain.shard;

import io.entrain.config.Precision;
import io.entrain.linalg.RealArray;
import java.util.List;

/** What the shards of this process had learned when it was taken, for as long as none is taken after it. They may learn on meanwhile. */
public final class LearnedSnapshot implements LearnedState {
  private final LocalShard shard;
  private final List<LearnedCopy> copies;

  /** {@code copies} are of the partitions, in their order. */
  LearnedSnapshot(LocalShard shard, List<LearnedCopy> copies) {
    this.shard = shard;
    this.copies = List.copyOf(copies);
  }

  /** Takes it anew, between loops: all partitions side by side, at the speed of memory. */
  public void take() {
    copies.parallelStream().forEach(LearnedCopy::refresh);
  }

  @Override
  public int neurons() {
    return shard.neurons();
  }

  @Override
  public int inDegree(int neuron) {
    return shard.inDegree(neuron);
  }

  @Override
  public Precision weightPrecision() {
    return shard.weightPrecision();
  }

  @Override
  public Precision covariancePrecision() {
    return shard.covariancePrecision();
  }

  @Override
  public void copyWeights(int neuron, RealArray target, int at) {
    copies.get(shard.partitionOf(neuron)).copyWeights(shard.local(neuron), target, at);
  }

  @Override
  public void copyCovariance(int neuron, RealArray target, int at) {
    copies.get(shard.partitionOf(neuron)).copyCovariance(shard.local(neuron), target, at);
  }
}

package io.entrain.shard;

import io.entrain.config.Precision;
import io.entrain.linalg.RealArray;
import io.entrain.network.NeuronRange;
import java.util.List;

/** A whole network in this process, its neurons cut into partitions, a thread for each. The cut changes no bit of any result. */
public final class LocalShard implements Shard {
  private final NetworkModel model;
  private final PartitionFactory factory;
  private final List<Partition> partitions;
  private final int[] partitionOfGroup;

  private LocalShard(NetworkModel model, PartitionFactory factory, List<Partition> partitions) {
    this.model = model;
    this.factory = factory;
    this.partitions = List.copyOf(partitions);
    partitionOfGroup = new int[NeuronRange.padded(model.neurons()) / NeuronRange.LANES];
    for (int index = 0; index < partitions.size(); index++) {
      NeuronRange range = partitions.get(index).range();
      for (int neuron = range.from(); neuron < range.to(); neuron += NeuronRange.LANES) {
        partitionOfGroup[neuron / NeuronRange.LANES] = index;
      }
    }
  }

  /** A network that can be trained, for at most {@code threads} threads. */
  public static LocalShard trainable(NetworkModel model, int threads) {
    PartitionFactory factory = PartitionFactory.of(model);
    List<NeuronRange> ranges = new NeuronRange(0, model.neurons()).split(threads);
    return new LocalShard(model, factory, ranges.parallelStream().map(factory::trainable).toList());
  }

  /** A network for trials without learning, for at most {@code threads} threads. */
  public static LocalShard testable(NetworkModel model, int threads) {
    PartitionFactory factory = PartitionFactory.of(model);
    List<NeuronRange> ranges = new NeuronRange(0, model.neurons()).split(threads);
    return new LocalShard(model, factory, ranges.stream().map(factory::testable).toList());
  }

  /** One more network for trials without learning, which shares synapses and weights with this one and may run beside it. */
  public LocalShard replica() {
    return new LocalShard(model, factory, partitions.stream().map(factory::replica).toList());
  }

  @Override
  public int[] run(Phase phase, TrialInputs inputs, TrialObserver observer) {
    new Lockstep(partitions, model.time().steps()).run(phase, inputs, observer);
    int[] counts = new int[model.neurons()];
    for (Partition partition : partitions) {
      NeuronRange range = partition.range();
      System.arraycopy(partition.spikeCounts(), 0, counts, range.from(), range.size());
    }
    return counts;
  }

  @Override
  public int neurons() {
    return model.neurons();
  }

  @Override
  public int inDegree(int neuron) {
    return partition(neuron).inDegree(local(neuron));
  }

  @Override
  public Precision weightPrecision() {
    return model.numerics().state();
  }

  @Override
  public Precision covariancePrecision() {
    return model.numerics().covariance();
  }

  @Override
  public void copyWeights(int neuron, RealArray target, int at) {
    partition(neuron).copyWeights(local(neuron), target, at);
  }

  @Override
  public void copyCovariance(int neuron, RealArray target, int at) {
    partition(neuron).copyCovariance(local(neuron), target, at);
  }

  @Override
  public void setWeights(int neuron, RealArray source, int at) {
    partition(neuron).setWeights(local(neuron), source, at);
  }

  @Override
  public void setCovariance(int neuron, RealArray source, int at) {
    partition(neuron).setCovariance(local(neuron), source, at);
  }

  private Partition partition(int neuron) {
    return partitions.get(partitionOfGroup[neuron / NeuronRange.LANES]);
  }

  private int local(int neuron) {
    return neuron - partition(neuron).range().from();
  }
}

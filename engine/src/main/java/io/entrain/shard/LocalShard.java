package io.entrain.shard;

import io.entrain.config.Precision;
import io.entrain.linalg.RealArray;
import io.entrain.network.NeuronRange;
import java.util.Arrays;
import java.util.List;

/**
 * The shards of a network that this process holds, usually all of them: its neurons cut into partitions that run in lockstep, a thread for
 * each. The cut changes no bit of any result.
 */
public final class LocalShard implements Shard {
  private final NetworkModel model;
  private final PartitionFactory factory;
  private final List<Partition> partitions;
  private final Lockstep lockstep;
  private final int[] partitionOfGroup;

  private LocalShard(NetworkModel model, PartitionFactory factory, List<Partition> partitions, RemoteShards remote) {
    this.model = model;
    this.factory = factory;
    this.partitions = List.copyOf(partitions);
    List<NeuronRange> elsewhere = remote == null ? List.of() : remote.ranges();
    lockstep = new Lockstep(this.partitions, remote, elsewhere.stream().map(factory::trains).toList(), model.time());
    partitionOfGroup = new int[NeuronRange.padded(model.neurons()) / NeuronRange.LANES];
    Arrays.fill(partitionOfGroup, -1);
    for (int index = 0; index < partitions.size(); index++) {
      NeuronRange range = partitions.get(index).range();
      for (int neuron = range.from(); neuron < range.to(); neuron += NeuronRange.LANES) {
        partitionOfGroup[neuron / NeuronRange.LANES] = index;
      }
    }
  }

  /** A network that can be trained, for at most {@code threads} threads. */
  public static LocalShard trainable(NetworkModel model, int threads) {
    return trainable(model, new NeuronRange(0, model.neurons()).split(threads), null);
  }

  /**
   * The part of a network that can be trained here.
   *
   * @param ranges ranges of neurons, ascending, each beginning at a multiple of {@link NeuronRange#LANES}: one partition for each
   * @param remote all other ranges, simulated elsewhere; null: there are none
   */
  public static LocalShard trainable(NetworkModel model, List<NeuronRange> ranges, RemoteShards remote) {
    PartitionFactory factory = PartitionFactory.of(model);
    return new LocalShard(model, factory, ranges.parallelStream().map(factory::trainable).toList(), remote);
  }

  /** A network for trials without learning, for at most {@code threads} threads. */
  public static LocalShard testable(NetworkModel model, int threads) {
    return testable(model, new NeuronRange(0, model.neurons()).split(threads), null);
  }

  /** The part of a network for trials without learning that is simulated here; as {@link #trainable(NetworkModel, List, RemoteShards)}. */
  public static LocalShard testable(NetworkModel model, List<NeuronRange> ranges, RemoteShards remote) {
    PartitionFactory factory = PartitionFactory.of(model);
    return new LocalShard(model, factory, ranges.stream().map(factory::testable).toList(), remote);
  }

  /** One more network for trials without learning, which shares synapses and weights with this one and may run beside it. */
  public LocalShard replica() {
    return new LocalShard(model, factory, partitions.stream().map(factory::replica).toList(), null);
  }

  /** The ranges of neurons that are simulated here, one for each partition. */
  public List<NeuronRange> ranges() {
    return partitions.stream().map(Partition::range).toList();
  }

  @Override
  public int[] run(Phase phase, TrialInputs inputs, TrialObserver observer) {
    runPartitions(0, partitions.size(), 0, phase, inputs, observer);
    int[] counts = new int[model.neurons()];
    for (Partition partition : partitions) {
      NeuronRange range = partition.range();
      System.arraycopy(partition.spikeCounts(), 0, counts, range.from(), range.size());
    }
    return counts;
  }

  /**
   * Runs some partitions through a trial, the first by the calling thread and each other by one of its own, while other callers run the
   * other partitions through the same trial.
   *
   * @param first number of the first in {@link #ranges}
   * @param count how many
   * @param trial number of the trial, the same in all processes
   * @throws ShardLostException if the trial was broken up, or another process was lost; this object can then run no more trials
   */
  public void runPartitions(int first, int count, int trial, Phase phase, TrialInputs inputs, TrialObserver observer) {
    PartitionThreads.run(first, count, lockstep, party -> lockstep.run(party, trial, phase, inputs, observer));
  }

  /** Spikes of each neuron of a partition in its last trial; valid until the next. */
  public int[] spikeCounts(int partition) {
    return partitions.get(partition).spikeCounts();
  }

  /** Ends a running trial, and all that come: threads in it fail with a {@link ShardLostException}. From any thread. */
  public void breakUp(String reason) {
    lockstep.breakUp(new ShardLostException(reason));
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

  /** Memory that a copy of what was learned here takes. */
  public long learnedBytes() {
    return partitions.stream().mapToLong(Partition::learnedBytes).sum();
  }

  /** Room for a copy of what is learned here; nothing is in it before it is taken. */
  public LearnedSnapshot snapshot() {
    return new LearnedSnapshot(this, partitions.stream().map(Partition::learnedCopy).toList());
  }

  private Partition partition(int neuron) {
    return partitions.get(partitionOf(neuron));
  }

  /** Number of the partition that has a neuron. */
  int partitionOf(int neuron) {
    int index = partitionOfGroup[neuron / NeuronRange.LANES];
    if (index < 0) {
      throw new IllegalArgumentException("neuron " + (neuron + 1) + ": simulated elsewhere");
    }
    return index;
  }

  /** Number of a neuron in its partition. */
  int local(int neuron) {
    return neuron - partition(neuron).range().from();
  }
}

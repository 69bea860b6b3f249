package io.entrain.shard;

import io.entrain.linalg.RealArray;
import io.entrain.network.NeuronRange;
import io.entrain.shard.TrialObserver.RangeObserver;
import io.entrain.spike.SpikeList;

/** The part of a shard that one thread works on. */
interface Partition {
  NeuronRange range();

  /** Gets ready for a trial. */
  void begin(Phase phase, TrialInputs inputs, RangeObserver observer);

  /** Learns if it is time, moves all neurons, and says in {@link #spikes} who fired. */
  void step(int step);

  /** Brings the filtered trains of the range up to date before {@code step}, in which weights learn. Nobody may read them meanwhile. */
  void advanceTrains(int step);

  /** The neurons that fired in this step; valid for twice the synaptic delay. */
  SpikeList spikes(int step);

  /** Takes in the spikes of this step of one range, before a synaptic delay has passed. To be called for all ranges in ascending order. */
  void deliver(int step, SpikeList spikes);

  /** After the last step. */
  void end();

  /** Spikes of each neuron of the range in the trial. */
  int[] spikeCounts();

  int inDegree(int local);

  void copyWeights(int local, RealArray target, int at);

  void setWeights(int local, RealArray source, int at);

  void copyCovariance(int local, RealArray target, int at);

  void setCovariance(int local, RealArray source, int at);

  /** Memory that a copy of what was learned takes. */
  long learnedBytes();

  /** Room for a copy of what was learned. */
  LearnedCopy learnedCopy();
}

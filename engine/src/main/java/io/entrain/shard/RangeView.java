package io.entrain.shard;

import io.entrain.network.NeuronRange;

/**
 * A range of neurons in the middle of a step: potentials have moved, and those above threshold are not yet reset. Valid during the call.
 */
public interface RangeView {
  NeuronRange range();

  /** Writes the current of every neuron of the range. */
  void copyCurrents(CurrentKind kind, double[] out);

  /** Writes the membrane potential of every neuron of the range, before the reset. */
  void copyPotentials(double[] out);

  /** Neurons of the range that fire in this step. */
  int spikes();

  /** The neuron (index in the network) of spike {@code index}, ascending. */
  int spikingNeuron(int index);

  /** Writes the filtered train of every neuron of the range; only after the last step of a training trial. */
  void copyTrains(double[] out);
}

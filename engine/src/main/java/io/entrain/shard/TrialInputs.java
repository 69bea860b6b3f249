package io.entrain.shard;

import io.entrain.network.NeuronRange;
import io.entrain.network.NeuronTable;

/** What drives a network in one trial, from outside. Tables are in the precision of the state. */
public interface TrialInputs {
  /** Writes the membrane potentials before step 1, one a neuron of the range. */
  void initialPotentials(NeuronRange range, double[] v0);

  /** The white noise of a range, to be read by one thread; asked for only where the network has noise. */
  NoiseSource noise(NeuronRange range);

  /** The external stimulus: a row for every step between stim_on and stim_off; empty: none. It covers all neurons that are simulated. */
  NeuronTable stimulus();

  /** The wanted currents: a row for every update of the weights. They cover all neurons that are simulated. Only for training. */
  NeuronTable targets();

  /** Standard normal numbers for a range of neurons. */
  @FunctionalInterface
  interface NoiseSource {
    /** Writes one number a neuron of the range for this step. {@code z} has the padded size of the range. */
    void draw(int step, double[] z);
  }
}

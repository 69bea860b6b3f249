package io.entrain.shard;

import io.entrain.linalg.RealArray;
import io.entrain.network.NeuronRange;

/** What drives a network in one trial, from outside. Tables are in the precision of the state. */
public interface TrialInputs {
  /** Writes the membrane potentials before step 1, one a neuron of the range. */
  void initialPotentials(NeuronRange range, double[] v0);

  /** The white noise of a range, to be read by one thread; asked for only where the network has noise. */
  NoiseSource noise(NeuronRange range);

  /**
   * The external stimulus: a row for every step between stim_on and stim_off, with a value for every neuron of the network; empty: none.
   */
  RealArray[] stimulus();

  /** The wanted currents: a row for every update of the weights, with a value for every neuron of the network. Only for training. */
  RealArray[] targets();

  /** Standard normal numbers for a range of neurons. */
  @FunctionalInterface
  interface NoiseSource {
    /** Writes one number a neuron of the range for this step. {@code z} has the padded size of the range. */
    void draw(int step, double[] z);
  }
}

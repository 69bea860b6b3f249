package io.entrain.shard;

import io.entrain.linalg.RealArray;

/** What a network has learned, in the network itself, where it can be replaced by what another one has learned. */
public interface RestorableState extends LearnedState {
  /** Replaces the plastic weights of a neuron by {@code source[at ..]}. */
  void setWeights(int neuron, RealArray source, int at);

  /** Replaces P of a neuron by the lower triangle {@code source[at ..]}. */
  void setCovariance(int neuron, RealArray source, int at);
}

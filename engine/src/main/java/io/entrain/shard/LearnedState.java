package io.entrain.shard;

import io.entrain.config.Precision;
import io.entrain.linalg.RealArray;

/**
 * What a network has learned, neuron by neuron and independent of how the network is cut: the plastic weights and the covariance P. It is
 * what a checkpoint holds, and all that a run needs (with its loop number) to go on as if it had never stopped. That of shards is to be
 * used between loops.
 */
public interface LearnedState {
  int neurons();

  /** Plastic inputs of a neuron. */
  int inDegree(int neuron);

  Precision weightPrecision();

  Precision covariancePrecision();

  /** Copies the {@code inDegree} plastic weights of a neuron to {@code target[at ..]}, which has the format of the weights. */
  void copyWeights(int neuron, RealArray target, int at);

  /** Copies the lower triangle of a neuron's P, row by row, {@code n(n+1)/2} numbers, to {@code target[at ..]}. */
  void copyCovariance(int neuron, RealArray target, int at);
}

package io.entrain.checkpoint;

import io.entrain.config.Precision;
import io.entrain.shard.LearnedState;

/**
 * The format of what a network learns.
 *
 * @param neurons neurons of the whole network
 * @param weights precision of the plastic weights
 * @param covariance precision of P
 */
public record LearnedFormat(int neurons, Precision weights, Precision covariance) {
  /** The format of a network. */
  public static LearnedFormat of(LearnedState state) {
    return new LearnedFormat(state.neurons(), state.weightPrecision(), state.covariancePrecision());
  }
}

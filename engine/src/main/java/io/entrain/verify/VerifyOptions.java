package io.entrain.verify;

import io.entrain.config.Precision;

/**
 * How to run a case.
 *
 * @param precision floating-point format of state, weights and P; the rules of comparison follow from it
 * @param threads threads that compute, at least 1
 */
public record VerifyOptions(Precision precision, int threads) {
  public VerifyOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads = " + threads + ": must be at least 1");
    }
  }
}

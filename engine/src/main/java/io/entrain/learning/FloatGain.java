// Template: the double-precision twin is generated from this file.
package io.entrain.learning;

/** Covariances that give the gain of an update to a network in single precision, in whatever precision they are kept. */
public interface FloatGain extends CovarianceStore {
  /**
   * One update of the covariances of a group: {@code k = P x; P = P - k k' / (1 + x'k)}.
   *
   * @param group group of neurons
   * @param x filtered trains of the inputs, a vector of {@link FloatPackedKernel}; not modified
   * @param k gain before the update, a vector; written
   */
  void update(int group, float[] x, float[] k);
}

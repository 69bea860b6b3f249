// Template: the double-precision twin is generated from this file.
package io.entrain.learning;

import io.entrain.linalg.VectorSupport;

/**
 * Arithmetic on the plastic weights of 16 neurons, one neuron a lane: input b of all lanes stands at {@code 16 b} from where the group
 * begins, and in vectors where {@link FloatPackedKernel} says. Nothing is allocated.
 */
public sealed interface FloatWeightKernel permits FloatScalarWeightKernel, FloatVectorWeightKernel {
  /**
   * Collects the filtered trains of the sources of a group.
   *
   * @param trains filtered trains of all neurons, 1/ms; not modified
   * @param sources presynaptic neurons; not modified
   * @param at where the group begins in {@code sources}
   * @param n inputs
   * @param x a vector; written
   */
  void gather(float[] trains, int[] sources, int at, int n, float[] x);

  /**
   * {@code error += w'x}.
   *
   * @param weights plastic weights; not modified
   * @param at where the group begins in {@code weights}
   * @param n inputs
   * @param x filtered trains, a vector; not modified
   * @param error 16; modified
   */
  void addOutput(float[] weights, int at, int n, float[] x, float[] error);

  /** {@code w -= error k}. {@code k}, a vector, and {@code error}, 16, are not modified. */
  void correct(float[] weights, int at, int n, float[] k, float[] error);

  /** The fastest implementation that this machine runs. */
  static FloatWeightKernel create() {
    return VectorSupport.available() ? new FloatVectorWeightKernel() : new FloatScalarWeightKernel();
  }
}

// Template: the double-precision twin is generated from this file.
package io.entrain.learning;

import io.entrain.linalg.VectorSupport;

/**
 * Arithmetic on the covariance P of 16 neurons, one neuron a lane. P is a packed lower triangle: element (a, b) of all lanes begins at 16
 * times its {@link PackedTriangle#position}; vectors of n inputs hold input b of all lanes at {@code 16 b}. The rank-1 step of the update
 * before is still pending and is applied while P is read for the next product, so that P passes through the memory once an update.
 *
 * <p>Sums run over inputs in ascending order in every implementation, lane by lane, by fused multiply-add: the bits depend neither on
 * vector width nor on how many rows are worked on at a time, and inputs of zero change nothing. Nothing is allocated.
 */
public sealed interface FloatPackedKernel permits FloatScalarPackedKernel, FloatVectorPackedKernel {
  /**
   * {@code P = P - q q'; y = P x}.
   *
   * @param p packed triangle of n inputs; modified
   * @param n inputs
   * @param pending all pending vectors; not modified
   * @param at where q begins in {@code pending}
   * @param x factor, 16 n; not modified
   * @param y product, 16 n; written
   */
  void applyPendingAndMultiply(float[] p, int n, float[] pending, int at, float[] x, float[] y);

  /** {@code P = P - q q'}. Parameters as above. */
  void applyPending(float[] p, int n, float[] pending, int at);

  /**
   * Makes the next pending vector: {@code q = y / sqrt(1 + x'y)}.
   *
   * @param n inputs
   * @param x filtered trains, 16 n; not modified
   * @param y P x, 16 n; not modified
   * @param pending written from {@code at}
   * @param at where q begins
   */
  void defer(int n, float[] x, float[] y, float[] pending, int at);

  /** The fastest implementation that this machine runs. */
  static FloatPackedKernel create() {
    return VectorSupport.available() ? new FloatVectorPackedKernel() : new FloatScalarPackedKernel();
  }
}

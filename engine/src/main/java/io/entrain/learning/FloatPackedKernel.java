// Template: the double-precision twin is generated from this file.
package io.entrain.learning;

import io.entrain.linalg.CacheLine;
import io.entrain.linalg.VectorSupport;

/**
 * Arithmetic on the covariance P of 16 neurons, one neuron a lane. P is a packed lower triangle: element (a, b) of all lanes begins at
 * its {@link #place}; vectors of n inputs hold input b of all lanes at {@code BEGIN + 16 b}. The last rank-1 steps are pending: they are
 * taken into account in products and applied to P together, so that P is read in every update and written in few.
 *
 * <p>Sums run over inputs in ascending order in every implementation, lane by lane, by fused multiply-add: the bits depend neither on
 * vector width nor on how many rows are worked on at a time, and inputs of zero change nothing. Nothing is allocated.
 */
public sealed interface FloatPackedKernel permits FloatScalarPackedKernel, FloatVectorPackedKernel {
  /**
   * Pending steps of a group; those that it does not have yet are zero. With more, P is written less often, but every product has more of
   * them to take into account.
   */
  int PENDING_STEPS = 4;

  /** Where a triangle, and a vector of inputs, begins in its array. */
  int BEGIN = CacheLine.REST / Float.BYTES;

  /** Length of the array of a triangle of {@code n} inputs. */
  static int length(int n) {
    return Math.addExact(BEGIN, Math.multiplyExact(PackedTriangle.size(n), GroupLayout.LANES));
  }

  /** Length of the array of a vector of {@code n} inputs. */
  static int vectorLength(int n) {
    return Math.addExact(BEGIN, Math.multiplyExact(n, GroupLayout.LANES));
  }

  /** Where element (row, column) of all lanes begins in the array, column not beyond row. */
  static int place(int n, int row, int column) {
    return BEGIN + PackedTriangle.position(n, row, column) * GroupLayout.LANES;
  }

  /**
   * {@code y = P x}.
   *
   * @param p packed triangle of n inputs; not modified
   * @param n inputs
   * @param x factor, a vector; not modified
   * @param y product, a vector; written
   */
  void multiply(float[] p, int n, float[] x, float[] y);

  /**
   * {@code y = y - sum q (q'x)} over the pending vectors q, the oldest first.
   *
   * @param pending {@link #PENDING_STEPS} times 16 n numbers one after another; not modified
   * @param at where the first begins
   * @param steps how many of them are not zero
   */
  void subtractPending(int n, float[] pending, int at, int steps, float[] x, float[] y);

  /**
   * {@code P = P - sum q q'} over all pending vectors q, the oldest first, then {@code y = P x}, in one pass over P.
   *
   * @param p packed triangle of n inputs; modified
   * @param n inputs
   * @param pending {@link #PENDING_STEPS} times 16 n numbers one after another; not modified
   * @param at where the first begins
   * @param x factor, a vector; not modified
   * @param y product, a vector; written
   */
  void applyPendingAndMultiply(float[] p, int n, float[] pending, int at, float[] x, float[] y);

  /**
   * Makes the next pending vector: {@code q = y / sqrt(1 + x'y)}.
   *
   * @param n inputs
   * @param x filtered trains, a vector; not modified
   * @param y P x, a vector; not modified
   * @param pending written from {@code at}
   * @param at where q begins
   */
  void defer(int n, float[] x, float[] y, float[] pending, int at);

  /** The fastest implementation that this machine runs. */
  static FloatPackedKernel create() {
    return VectorSupport.available() ? new FloatVectorPackedKernel() : new FloatScalarPackedKernel();
  }
}

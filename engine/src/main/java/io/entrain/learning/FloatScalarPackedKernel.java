// Template: the double-precision twin is generated from this file.
package io.entrain.learning;

import java.util.Arrays;

/** The covariance arithmetic in plain Java, element by element. */
final class FloatScalarPackedKernel implements FloatPackedKernel {
  private static final int LANES = GroupLayout.LANES;

  @Override
  public void multiply(float[] p, int n, float[] x, float[] y) {
    Arrays.fill(y, BEGIN, BEGIN + n * LANES, 0);
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < a; b++) {
        offDiagonal(p, FloatPackedKernel.place(n, a, b), x, y, BEGIN + a * LANES, BEGIN + b * LANES);
      }
      int diagonal = FloatPackedKernel.place(n, a, a);
      for (int lane = 0; lane < LANES; lane++) {
        y[BEGIN + a * LANES + lane] = Math.fma(p[diagonal + lane], x[BEGIN + a * LANES + lane], y[BEGIN + a * LANES + lane]);
      }
    }
  }

  private static void offDiagonal(float[] p, int element, float[] x, float[] y, int a, int b) {
    for (int lane = 0; lane < LANES; lane++) {
      float value = p[element + lane];
      y[a + lane] = Math.fma(value, x[b + lane], y[a + lane]);
      y[b + lane] = Math.fma(value, x[a + lane], y[b + lane]);
    }
  }

  @Override
  public void subtractPending(int n, float[] pending, int at, int steps, float[] x, float[] y) {
    for (int step = 0; step < steps; step++) {
      int q = at + step * n * LANES;
      for (int lane = 0; lane < LANES; lane++) {
        float sum = 0;
        for (int b = lane; b < n * LANES; b += LANES) {
          sum = Math.fma(pending[q + b], x[BEGIN + b], sum);
        }
        for (int b = lane; b < n * LANES; b += LANES) {
          y[BEGIN + b] = Math.fma(-sum, pending[q + b], y[BEGIN + b]);
        }
      }
    }
  }

  @Override
  public void applyPendingAndMultiply(float[] p, int n, float[] pending, int at, float[] x, float[] y) {
    for (int a = 0; a < n; a++) {
      for (int b = 0; b <= a; b++) {
        int element = FloatPackedKernel.place(n, a, b);
        for (int step = 0; step < PENDING_STEPS; step++) {
          int q = at + step * n * LANES;
          apply(p, element, pending, q + a * LANES, q + b * LANES);
        }
      }
    }
    multiply(p, n, x, y);
  }

  private static void apply(float[] p, int element, float[] pending, int a, int b) {
    for (int lane = 0; lane < LANES; lane++) {
      p[element + lane] = Math.fma(-pending[a + lane], pending[b + lane], p[element + lane]);
    }
  }

  @Override
  public void defer(int n, float[] x, float[] y, float[] pending, int at) {
    for (int lane = 0; lane < LANES; lane++) {
      float sum = 1;
      for (int b = lane; b < n * LANES; b += LANES) {
        sum = Math.fma(x[BEGIN + b], y[BEGIN + b], sum);
      }
      float scale = (float) Math.sqrt(1 / sum);
      for (int b = lane; b < n * LANES; b += LANES) {
        pending[at + b] = y[BEGIN + b] * scale;
      }
    }
  }
}

// Template: the double-precision twin is generated from this file.
package io.entrain.learning;

import java.util.Arrays;

/** The covariance arithmetic in plain Java, row by row. */
final class FloatScalarPackedKernel implements FloatPackedKernel {
  private static final int LANES = GroupLayout.LANES;

  @Override
  public void applyPendingAndMultiply(float[] p, int n, float[] pending, int at, float[] x, float[] y) {
    applyPending(p, n, pending, at);
    Arrays.fill(y, 0, n * LANES, 0);
    int row = 0;
    for (int a = 0; a < n * LANES; a += LANES) {
      for (int b = 0; b < a; b += LANES) {
        offDiagonal(p, row + b, x, y, a, b);
      }
      for (int lane = 0; lane < LANES; lane++) {
        y[a + lane] = Math.fma(p[row + a + lane], x[a + lane], y[a + lane]);
      }
      row += a + LANES;
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
  public void applyPending(float[] p, int n, float[] pending, int at) {
    int element = 0;
    for (int a = 0; a < n * LANES; a += LANES) {
      for (int b = 0; b <= a; b += LANES) {
        for (int lane = 0; lane < LANES; lane++) {
          p[element] = Math.fma(-pending[at + a + lane], pending[at + b + lane], p[element]);
          element++;
        }
      }
    }
  }

  @Override
  public void defer(int n, float[] x, float[] y, float[] pending, int at) {
    for (int lane = 0; lane < LANES; lane++) {
      float sum = 1;
      for (int b = lane; b < n * LANES; b += LANES) {
        sum = Math.fma(x[b], y[b], sum);
      }
      float scale = (float) Math.sqrt(1 / sum);
      for (int b = lane; b < n * LANES; b += LANES) {
        pending[at + b] = y[b] * scale;
      }
    }
  }
}

// Template: the double-precision twin is generated from this file.
package io.entrain.learning;

/** The weight arithmetic in plain Java. */
final class FloatScalarWeightKernel implements FloatWeightKernel {
  private static final int LANES = GroupLayout.LANES;
  private static final int BEGIN = FloatPackedKernel.BEGIN;

  @Override
  public void gather(float[] trains, int[] sources, int at, int n, float[] x) {
    for (int i = 0; i < n * LANES; i++) {
      x[BEGIN + i] = trains[sources[at + i]];
    }
  }

  @Override
  public void addOutput(float[] weights, int at, int n, float[] x, float[] error) {
    for (int b = 0; b < n * LANES; b += LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        error[lane] = Math.fma(weights[at + b + lane], x[BEGIN + b + lane], error[lane]);
      }
    }
  }

  @Override
  public void correct(float[] weights, int at, int n, float[] k, float[] error) {
    for (int b = 0; b < n * LANES; b += LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        weights[at + b + lane] = Math.fma(-error[lane], k[BEGIN + b + lane], weights[at + b + lane]);
      }
    }
  }
}

package io.entrain.learning;

import io.entrain.config.Precision;
import io.entrain.linalg.RealArray;

/** Covariances in double precision for a network in single precision. */
public final class WidenedCovariance implements FloatGain {
  private final GroupLayout layout;
  private final DoubleCovariance covariance;
  private final double[] x;
  private final double[] k;

  public WidenedCovariance(GroupLayout layout, DoubleCovariance covariance) {
    this.layout = layout;
    this.covariance = covariance;
    x = new double[DoublePackedKernel.vectorLength(layout.widest())];
    k = new double[x.length];
  }

  @Override
  public Precision precision() {
    return covariance.precision();
  }

  @Override
  public void update(int group, float[] x, float[] k) {
    int size = layout.inputs(group) * GroupLayout.LANES;
    for (int i = 0; i < size; i++) {
      this.x[DoublePackedKernel.BEGIN + i] = x[FloatPackedKernel.BEGIN + i];
    }
    covariance.update(group, this.x, this.k);
    for (int i = 0; i < size; i++) {
      k[FloatPackedKernel.BEGIN + i] = (float) this.k[DoublePackedKernel.BEGIN + i];
    }
  }

  @Override
  public void flush() {
    covariance.flush();
  }

  @Override
  public void copy(int local, RealArray target, int at) {
    covariance.copy(local, target, at);
  }

  @Override
  public void set(int local, RealArray source, int at) {
    covariance.set(local, source, at);
  }

  @Override
  public long bytes() {
    return covariance.bytes();
  }

  @Override
  public CovarianceStore blank() {
    return covariance.blank();
  }

  @Override
  public void copyTo(CovarianceStore blank) {
    covariance.copyTo(blank);
  }
}

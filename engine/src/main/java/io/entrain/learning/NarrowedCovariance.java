package io.entrain.learning;

import io.entrain.config.Precision;
import io.entrain.linalg.RealArray;

/** Covariances in single precision for a network in double precision. */
public final class NarrowedCovariance implements DoubleGain {
  private final GroupLayout layout;
  private final FloatCovariance covariance;
  private final float[] x;
  private final float[] k;

  public NarrowedCovariance(GroupLayout layout, FloatCovariance covariance) {
    this.layout = layout;
    this.covariance = covariance;
    x = new float[FloatPackedKernel.vectorLength(layout.widest())];
    k = new float[x.length];
  }

  @Override
  public Precision precision() {
    return covariance.precision();
  }

  @Override
  public void update(int group, double[] x, double[] k) {
    int size = layout.inputs(group) * GroupLayout.LANES;
    for (int i = 0; i < size; i++) {
      this.x[FloatPackedKernel.BEGIN + i] = (float) x[DoublePackedKernel.BEGIN + i];
    }
    covariance.update(group, this.x, this.k);
    for (int i = 0; i < size; i++) {
      k[DoublePackedKernel.BEGIN + i] = this.k[FloatPackedKernel.BEGIN + i];
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

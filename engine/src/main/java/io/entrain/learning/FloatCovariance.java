// Template: the double-precision twin is generated from this file.
package io.entrain.learning;

import io.entrain.config.Precision;
import io.entrain.linalg.RealArray;
import java.util.Arrays;

/**
 * Covariances of a range of neurons: one packed array a group, and a few pending rank-1 steps a group, which are applied when there is no
 * room for another one, and at the end of a loop. For one thread.
 */
public final class FloatCovariance implements FloatGain {
  private static final int LANES = GroupLayout.LANES;
  private static final int DEPTH = FloatPackedKernel.PENDING_STEPS;

  private final GroupLayout layout;
  private final FloatPackedKernel kernel;
  private final float[][] packed;
  private final float[] pending;
  private final int[] steps;

  public FloatCovariance(GroupLayout layout, FloatPackedKernel kernel) {
    this(layout, kernel, DEPTH);
  }

  private FloatCovariance(GroupLayout layout, FloatPackedKernel kernel, int depth) {
    this.layout = layout;
    this.kernel = kernel;
    packed = new float[layout.groups()][];
    pending = new float[Math.addExact(FloatPackedKernel.BEGIN, Math.multiplyExact(layout.size(), depth))];
    steps = new int[layout.groups()];
    for (int group = 0; group < packed.length; group++) {
      int n = layout.inputs(group);
      packed[group] = new float[FloatPackedKernel.length(n)];
    }
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  public void update(int group, float[] x, float[] k) {
    int n = layout.inputs(group);
    int at = pendingOf(group);
    if (steps[group] == DEPTH) {
      apply(group, x, k);
    } else {
      kernel.multiply(packed[group], n, x, k);
    }
    kernel.subtractPending(n, pending, at, steps[group], x, k);
    kernel.defer(n, x, k, pending, at + steps[group]++ * n * LANES);
  }

  @Override
  public void flush() {
    float[] x = new float[FloatPackedKernel.vectorLength(layout.widest())];
    float[] unused = new float[x.length];
    for (int group = 0; group < packed.length; group++) {
      apply(group, x, unused);
    }
  }

  private void apply(int group, float[] x, float[] product) {
    int n = layout.inputs(group);
    int at = pendingOf(group);
    kernel.applyPendingAndMultiply(packed[group], n, pending, at, x, product);
    Arrays.fill(pending, at, at + DEPTH * n * LANES, 0);
    steps[group] = 0;
  }

  /** Where the pending steps of a group begin. */
  private int pendingOf(int group) {
    return FloatPackedKernel.BEGIN + layout.offset(group) * DEPTH;
  }

  @Override
  public long bytes() {
    long numbers = 0;
    for (float[] triangle : packed) {
      numbers += triangle.length;
    }
    return numbers * Float.BYTES;
  }

  @Override
  public CovarianceStore blank() {
    return new FloatCovariance(layout, kernel, 0);
  }

  @Override
  public void copyTo(CovarianceStore blank) {
    FloatCovariance other = (FloatCovariance) blank;
    for (int group = 0; group < packed.length; group++) {
      System.arraycopy(packed[group], 0, other.packed[group], 0, packed[group].length);
    }
  }

  @Override
  public void copy(int local, RealArray target, int at) {
    float[] values = ((RealArray.Float32) target).values();
    float[] triangle = packed[layout.group(local)];
    int n = layout.inputs(layout.group(local));
    int lane = layout.lane(local);
    int next = at;
    for (int row = 0; row < layout.inDegree(local); row++) {
      for (int column = 0; column <= row; column++) {
        values[next++] = triangle[FloatPackedKernel.place(n, row, column) + lane];
      }
    }
  }

  @Override
  public void set(int local, RealArray source, int at) {
    float[] values = ((RealArray.Float32) source).values();
    float[] triangle = packed[layout.group(local)];
    int n = layout.inputs(layout.group(local));
    int lane = layout.lane(local);
    int next = at;
    for (int row = 0; row < layout.inDegree(local); row++) {
      for (int column = 0; column <= row; column++) {
        triangle[FloatPackedKernel.place(n, row, column) + lane] = values[next++];
      }
    }
  }
}

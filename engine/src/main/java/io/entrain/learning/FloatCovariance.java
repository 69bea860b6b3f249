// Template: the double-precision twin is generated from this file.
package io.entrain.learning;

import io.entrain.config.Precision;
import io.entrain.linalg.RealArray;
import java.util.Arrays;

/** Covariances of a range of neurons: one packed array a group, and one pending rank-1 step a group. For one thread. */
public final class FloatCovariance implements FloatGain {
  private static final int LANES = GroupLayout.LANES;

  private final GroupLayout layout;
  private final FloatPackedKernel kernel;
  private final float[][] packed;
  private final float[] pending;

  public FloatCovariance(GroupLayout layout, FloatPackedKernel kernel) {
    this.layout = layout;
    this.kernel = kernel;
    packed = new float[layout.groups()][];
    pending = new float[layout.size()];
    for (int group = 0; group < packed.length; group++) {
      int n = layout.inputs(group);
      packed[group] = new float[Math.multiplyExact(PackedTriangle.size(n), LANES)];
    }
  }

  @Override
  public Precision precision() {
    return Precision.FLOAT32;
  }

  @Override
  public void update(int group, float[] x, float[] k) {
    int n = layout.inputs(group);
    int at = layout.offset(group);
    kernel.applyPendingAndMultiply(packed[group], n, pending, at, x, k);
    kernel.defer(n, x, k, pending, at);
  }

  @Override
  public void flush() {
    for (int group = 0; group < packed.length; group++) {
      kernel.applyPending(packed[group], layout.inputs(group), pending, layout.offset(group));
    }
    Arrays.fill(pending, 0);
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
        values[next++] = triangle[PackedTriangle.position(n, row, column) * LANES + lane];
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
        triangle[PackedTriangle.position(n, row, column) * LANES + lane] = values[next++];
      }
    }
  }
}

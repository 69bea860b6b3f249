// Template: the double-precision twin is generated from this file.
package io.entrain.learning;

import io.entrain.linalg.FloatLanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The covariance arithmetic by the Vector API. Rows are taken four at a time, so that a vector of x, y and the pending step is loaded once
 * for four of P; where the machine's vectors are narrower than a group, a block of rows is passed once for each part of the group while it
 * is in the nearest cache. Methods are small: beyond some size the compiler leaves vectors on the heap.
 */
final class FloatVectorPackedKernel implements FloatPackedKernel {
  private static final VectorSpecies<Float> SPECIES = FloatLanes.SPECIES;
  private static final int LANES = GroupLayout.LANES;
  private static final int BLOCK = PackedTriangle.ROWS * LANES;

  @Override
  public void applyPendingAndMultiply(float[] p, int n, float[] pending, int at, float[] x, float[] y) {
    int blocked = PackedTriangle.blockedRows(n) * LANES;
    int row = 0;
    for (int a = 0; a < blocked; a += BLOCK) {
      for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
        leftOfBlock(p, row + lane, pending, at + lane, x, y, a, lane);
        int element = row + PackedTriangle.ROWS * a + lane;
        for (int i = a; i < a + BLOCK; i += LANES) {
          partOfRow(p, element, pending, at + lane, x, y, a, i, lane);
          element += i - a + LANES;
        }
      }
      row += PackedTriangle.ROWS * a + PackedTriangle.size(PackedTriangle.ROWS) * LANES;
    }
    for (int a = blocked; a < n * LANES; a += LANES) {
      for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
        FloatVector.zero(SPECIES).intoArray(y, a + lane);
        partOfRow(p, row + lane, pending, at + lane, x, y, 0, a, lane);
      }
      row += a + LANES;
    }
  }

  /** The part of rows a to a+3 left of column a; writes the beginnings of their sums to y. */
  private static void leftOfBlock(float[] p, int first, float[] pending, int q, float[] x, float[] y, int a, int lane) {
    FloatVector q0 = load(pending, q + a).neg();
    FloatVector q1 = load(pending, q + a + LANES).neg();
    FloatVector q2 = load(pending, q + a + 2 * LANES).neg();
    FloatVector q3 = load(pending, q + a + 3 * LANES).neg();
    FloatVector x0 = load(x, a + lane);
    FloatVector x1 = load(x, a + LANES + lane);
    FloatVector x2 = load(x, a + 2 * LANES + lane);
    FloatVector x3 = load(x, a + 3 * LANES + lane);
    FloatVector y0 = FloatVector.zero(SPECIES);
    FloatVector y1 = y0;
    FloatVector y2 = y0;
    FloatVector y3 = y0;
    for (int b = 0; b < a; b += LANES) {
      int element = first + PackedTriangle.ROWS * b;
      FloatVector qb = load(pending, q + b);
      FloatVector xb = load(x, b + lane);
      FloatVector p0 = q0.fma(qb, load(p, element));
      FloatVector p1 = q1.fma(qb, load(p, element + LANES));
      FloatVector p2 = q2.fma(qb, load(p, element + 2 * LANES));
      FloatVector p3 = q3.fma(qb, load(p, element + 3 * LANES));
      p0.intoArray(p, element);
      p1.intoArray(p, element + LANES);
      p2.intoArray(p, element + 2 * LANES);
      p3.intoArray(p, element + 3 * LANES);
      y0 = p0.fma(xb, y0);
      y1 = p1.fma(xb, y1);
      y2 = p2.fma(xb, y2);
      y3 = p3.fma(xb, y3);
      p3.fma(x3, p2.fma(x2, p1.fma(x1, p0.fma(x0, load(y, b + lane))))).intoArray(y, b + lane);
    }
    y0.intoArray(y, a + lane);
    y1.intoArray(y, a + LANES + lane);
    y2.intoArray(y, a + 2 * LANES + lane);
    y3.intoArray(y, a + 3 * LANES + lane);
  }

  /** Row a from column {@code from} to the diagonal, contiguous from {@code element}; adds to y. */
  private static void partOfRow(float[] p, int element, float[] pending, int q, float[] x, float[] y, int from, int a, int lane) {
    int shift = element - from;
    FloatVector qa = load(pending, q + a).neg();
    FloatVector xa = load(x, a + lane);
    FloatVector ya = load(y, a + lane);
    for (int b = from; b < a; b += LANES) {
      FloatVector value = qa.fma(load(pending, q + b), load(p, shift + b));
      value.intoArray(p, shift + b);
      ya = value.fma(load(x, b + lane), ya);
      value.fma(xa, load(y, b + lane)).intoArray(y, b + lane);
    }
    FloatVector diagonal = qa.fma(load(pending, q + a), load(p, shift + a));
    diagonal.intoArray(p, shift + a);
    diagonal.fma(xa, ya).intoArray(y, a + lane);
  }

  @Override
  public void applyPending(float[] p, int n, float[] pending, int at) {
    for (int a = 0; a < n; a++) {
      for (int b = 0; b <= a; b++) {
        step(p, PackedTriangle.position(n, a, b) * LANES, pending, at + a * LANES, at + b * LANES);
      }
    }
  }

  private static void step(float[] p, int element, float[] pending, int a, int b) {
    for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
      load(pending, a + lane).neg().fma(load(pending, b + lane), load(p, element + lane)).intoArray(p, element + lane);
    }
  }

  @Override
  public void defer(int n, float[] x, float[] y, float[] pending, int at) {
    for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
      FloatVector sum = FloatVector.broadcast(SPECIES, 1);
      for (int b = lane; b < n * LANES; b += LANES) {
        sum = load(x, b).fma(load(y, b), sum);
      }
      FloatVector scale = FloatVector.broadcast(SPECIES, 1).div(sum).sqrt();
      for (int b = lane; b < n * LANES; b += LANES) {
        load(y, b).mul(scale).intoArray(pending, at + b);
      }
    }
  }

  private static FloatVector load(float[] array, int i) {
    return FloatVector.fromArray(SPECIES, array, i);
  }
}

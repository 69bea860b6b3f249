// Template: the double-precision twin is generated from this file.
package io.entrain.learning;

import io.entrain.linalg.FloatLanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The covariance arithmetic by the Vector API. Rows are taken four at a time, so that a vector of x, y and the pending step is loaded once
 * for four of P; where the machine's vectors are narrower than a group, a block of rows is passed once for each part of the group while it
 * is in the nearest cache.
 */
final class FloatVectorPackedKernel implements FloatPackedKernel {
  private static final VectorSpecies<Float> SPECIES = FloatLanes.SPECIES;
  private static final int LANES = GroupLayout.LANES;
  private static final int ROWS = 4;

  @Override
  public void applyPendingAndMultiply(float[] p, int n, float[] pending, int at, float[] x, float[] y) {
    int blocks = n / ROWS * ROWS * LANES;
    int row = 0;
    for (int a = 0; a < blocks; a += ROWS * LANES) {
      for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
        fourRows(p, row + lane, pending, at + lane, x, y, a, lane);
        corner(p, row + a + lane, pending, at + a + lane, x, y, a, lane);
      }
      row += ROWS * a + ROWS * (ROWS + 1) / 2 * LANES;
    }
    for (int a = blocks; a < n * LANES; a += LANES) {
      for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
        oneRow(p, row + lane, pending, at + lane, x, y, a, lane);
      }
      row += a + LANES;
    }
  }

  /** The part of rows a to a+3 left of column a; writes the beginnings of their sums to y. */
  private static void fourRows(float[] p, int row, float[] pending, int q, float[] x, float[] y, int a, int lane) {
    int row1 = row + a + LANES;
    int row2 = row1 + a + 2 * LANES;
    int row3 = row2 + a + 3 * LANES;
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
      FloatVector qb = load(pending, q + b);
      FloatVector xb = load(x, b + lane);
      FloatVector p0 = q0.fma(qb, load(p, row + b));
      FloatVector p1 = q1.fma(qb, load(p, row1 + b));
      FloatVector p2 = q2.fma(qb, load(p, row2 + b));
      FloatVector p3 = q3.fma(qb, load(p, row3 + b));
      p0.intoArray(p, row + b);
      p1.intoArray(p, row1 + b);
      p2.intoArray(p, row2 + b);
      p3.intoArray(p, row3 + b);
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

  /** The triangle where rows a to a+3 meet columns a to a+3. */
  private static void corner(float[] p, int first, float[] pending, int q, float[] x, float[] y, int a, int lane) {
    int element = first;
    for (int i = 0; i < ROWS * LANES; i += LANES) {
      FloatVector qi = load(pending, q + i).neg();
      FloatVector xi = load(x, a + i + lane);
      FloatVector yi = load(y, a + i + lane);
      for (int j = 0; j < i; j += LANES) {
        FloatVector value = qi.fma(load(pending, q + j), load(p, element + j));
        value.intoArray(p, element + j);
        yi = value.fma(load(x, a + j + lane), yi);
        value.fma(xi, load(y, a + j + lane)).intoArray(y, a + j + lane);
      }
      FloatVector diagonal = qi.fma(load(pending, q + i), load(p, element + i));
      diagonal.intoArray(p, element + i);
      diagonal.fma(xi, yi).intoArray(y, a + i + lane);
      element += a + i + LANES;
    }
  }

  private static void oneRow(float[] p, int row, float[] pending, int q, float[] x, float[] y, int a, int lane) {
    FloatVector qa = load(pending, q + a).neg();
    FloatVector xa = load(x, a + lane);
    FloatVector ya = FloatVector.zero(SPECIES);
    for (int b = 0; b < a; b += LANES) {
      FloatVector value = qa.fma(load(pending, q + b), load(p, row + b));
      value.intoArray(p, row + b);
      ya = value.fma(load(x, b + lane), ya);
      value.fma(xa, load(y, b + lane)).intoArray(y, b + lane);
    }
    FloatVector diagonal = qa.fma(load(pending, q + a), load(p, row + a));
    diagonal.intoArray(p, row + a);
    diagonal.fma(xa, ya).intoArray(y, a + lane);
  }

  @Override
  public void applyPending(float[] p, int n, float[] pending, int at) {
    int row = 0;
    for (int a = 0; a < n * LANES; a += LANES) {
      for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
        FloatVector qa = load(pending, at + a + lane).neg();
        for (int b = lane; b <= a + lane; b += LANES) {
          qa.fma(load(pending, at + b), load(p, row + b)).intoArray(p, row + b);
        }
      }
      row += a + LANES;
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

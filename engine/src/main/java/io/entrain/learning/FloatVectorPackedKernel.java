// Template: the double-precision twin is generated from this file.
package io.entrain.learning;

import io.entrain.linalg.FloatLanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The covariance arithmetic by the Vector API. Rows are taken four at a time, or two where pending steps are applied, so that a vector of x
 * and y, or of a pending step, is loaded once for several of P; where the machine's vectors are narrower than a group, a block of rows is
 * passed once for each part of the group while it is in the nearest cache. Methods are small: beyond some size the compiler leaves vectors
 * on the heap.
 */
final class FloatVectorPackedKernel implements FloatPackedKernel {
  private static final VectorSpecies<Float> SPECIES = FloatLanes.SPECIES;
  private static final int LANES = GroupLayout.LANES;
  private static final int BLOCK = PackedTriangle.ROWS * LANES;

  @Override
  public void multiply(float[] p, int n, float[] x, float[] y) {
    int blocked = PackedTriangle.blockedRows(n) * LANES;
    int row = BEGIN;
    for (int a = 0; a < blocked; a += BLOCK) {
      for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
        leftOfBlock(p, row + lane, x, y, a, lane);
        int element = row + PackedTriangle.ROWS * a + lane;
        for (int i = a; i < a + BLOCK; i += LANES) {
          partOfRow(p, element, x, y, a, i, lane);
          element += i - a + LANES;
        }
      }
      row += PackedTriangle.ROWS * a + PackedTriangle.size(PackedTriangle.ROWS) * LANES;
    }
    for (int a = blocked; a < n * LANES; a += LANES) {
      for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
        FloatVector.zero(SPECIES).intoArray(y, BEGIN + a + lane);
        partOfRow(p, row + lane, x, y, 0, a, lane);
      }
      row += a + LANES;
    }
  }

  /** The part of rows a to a+3 left of column a; writes the beginnings of their sums to y. */
  private static void leftOfBlock(float[] p, int first, float[] x, float[] y, int a, int lane) {
    FloatVector x0 = number(x, a + lane);
    FloatVector x1 = number(x, a + LANES + lane);
    FloatVector x2 = number(x, a + 2 * LANES + lane);
    FloatVector x3 = number(x, a + 3 * LANES + lane);
    FloatVector y0 = FloatVector.zero(SPECIES);
    FloatVector y1 = y0;
    FloatVector y2 = y0;
    FloatVector y3 = y0;
    for (int b = 0; b < a; b += LANES) {
      int element = first + PackedTriangle.ROWS * b;
      FloatVector xb = number(x, b + lane);
      FloatVector p0 = load(p, element);
      FloatVector p1 = load(p, element + LANES);
      FloatVector p2 = load(p, element + 2 * LANES);
      FloatVector p3 = load(p, element + 3 * LANES);
      y0 = p0.fma(xb, y0);
      y1 = p1.fma(xb, y1);
      y2 = p2.fma(xb, y2);
      y3 = p3.fma(xb, y3);
      p3.fma(x3, p2.fma(x2, p1.fma(x1, p0.fma(x0, number(y, b + lane))))).intoArray(y, BEGIN + b + lane);
    }
    y0.intoArray(y, BEGIN + a + lane);
    y1.intoArray(y, BEGIN + a + LANES + lane);
    y2.intoArray(y, BEGIN + a + 2 * LANES + lane);
    y3.intoArray(y, BEGIN + a + 3 * LANES + lane);
  }

  /** Row a from column {@code from} to the diagonal, contiguous from {@code element}; adds to y. */
  private static void partOfRow(float[] p, int element, float[] x, float[] y, int from, int a, int lane) {
    int shift = element - from;
    FloatVector xa = number(x, a + lane);
    FloatVector ya = number(y, a + lane);
    for (int b = from; b < a; b += LANES) {
      FloatVector value = load(p, shift + b);
      ya = value.fma(number(x, b + lane), ya);
      value.fma(xa, number(y, b + lane)).intoArray(y, BEGIN + b + lane);
    }
    load(p, shift + a).fma(xa, ya).intoArray(y, BEGIN + a + lane);
  }

  @Override
  public void subtractPending(int n, float[] pending, int at, int steps, float[] x, float[] y) {
    int length = n * LANES;
    for (int step = 0; step < steps; step += 2) {
      for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
        subtractTwo(pending, at + step * length, length, x, y, lane);
      }
    }
  }

  private static void subtractTwo(float[] pending, int q, int length, float[] x, float[] y, int lane) {
    FloatVector first = FloatVector.zero(SPECIES);
    FloatVector second = first;
    for (int b = lane; b < length; b += LANES) {
      FloatVector xb = number(x, b);
      first = load(pending, q + b).fma(xb, first);
      second = load(pending, q + length + b).fma(xb, second);
    }
    first = first.neg();
    second = second.neg();
    for (int b = lane; b < length; b += LANES) {
      second.fma(load(pending, q + length + b), first.fma(load(pending, q + b), number(y, b))).intoArray(y, BEGIN + b);
    }
  }

  @Override
  public void applyPendingAndMultiply(float[] p, int n, float[] pending, int at, float[] x, float[] y) {
    int length = n * LANES;
    int blocked = PackedTriangle.blockedRows(n) * LANES;
    int row = BEGIN;
    for (int a = 0; a < blocked; a += BLOCK) {
      for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
        for (int i = 0; i < BLOCK; i += 2 * LANES) {
          applyLeftOfBlock(p, row + i + lane, pending, at + lane, length, x, y, a + i, lane);
        }
        int element = row + PackedTriangle.ROWS * a;
        for (int i = a; i < a + BLOCK; i += LANES) {
          applyToRow(p, element - a, pending, at, length, x, y, a + lane, i + lane);
          element += i - a + LANES;
        }
      }
      row += PackedTriangle.ROWS * a + PackedTriangle.size(PackedTriangle.ROWS) * LANES;
    }
    for (int a = blocked; a < length; a += LANES) {
      for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
        FloatVector.zero(SPECIES).intoArray(y, BEGIN + a + lane);
        applyToRow(p, row, pending, at, length, x, y, lane, a + lane);
      }
      row += a + LANES;
    }
  }

  /** The part of rows a and a+1, two of a block, left of the block; writes the beginnings of their sums to y. */
  private static void applyLeftOfBlock(
      float[] p, int first, float[] pending, int q, int length, float[] x, float[] y, int a, int lane) {
    int r = q + length;
    int s = r + length;
    int t = s + length;
    int end = a / BLOCK * BLOCK;
    FloatVector q0 = load(pending, q + a).neg();
    FloatVector q1 = load(pending, q + a + LANES).neg();
    FloatVector r0 = load(pending, r + a).neg();
    FloatVector r1 = load(pending, r + a + LANES).neg();
    FloatVector s0 = load(pending, s + a).neg();
    FloatVector s1 = load(pending, s + a + LANES).neg();
    FloatVector t0 = load(pending, t + a).neg();
    FloatVector t1 = load(pending, t + a + LANES).neg();
    FloatVector x0 = number(x, a + lane);
    FloatVector x1 = number(x, a + LANES + lane);
    FloatVector y0 = FloatVector.zero(SPECIES);
    FloatVector y1 = y0;
    for (int b = 0; b < end; b += LANES) {
      int element = first + PackedTriangle.ROWS * b;
      FloatVector qb = load(pending, q + b);
      FloatVector rb = load(pending, r + b);
      FloatVector sb = load(pending, s + b);
      FloatVector tb = load(pending, t + b);
      FloatVector xb = number(x, b + lane);
      FloatVector p0 = t0.fma(tb, s0.fma(sb, r0.fma(rb, q0.fma(qb, load(p, element)))));
      FloatVector p1 = t1.fma(tb, s1.fma(sb, r1.fma(rb, q1.fma(qb, load(p, element + LANES)))));
      p0.intoArray(p, element);
      p1.intoArray(p, element + LANES);
      y0 = p0.fma(xb, y0);
      y1 = p1.fma(xb, y1);
      p1.fma(x1, p0.fma(x0, number(y, b + lane))).intoArray(y, BEGIN + b + lane);
    }
    y0.intoArray(y, BEGIN + a + lane);
    y1.intoArray(y, BEGIN + a + LANES + lane);
  }

  /** Row a from column {@code from} to the diagonal, element (a, b) at {@code row + b}; adds to y. Rows and columns include the lane. */
  private static void applyToRow(
      float[] p, int row, float[] pending, int q, int length, float[] x, float[] y, int from, int a) {
    int r = q + length;
    int s = r + length;
    int t = s + length;
    FloatVector qa = load(pending, q + a).neg();
    FloatVector ra = load(pending, r + a).neg();
    FloatVector sa = load(pending, s + a).neg();
    FloatVector ta = load(pending, t + a).neg();
    FloatVector xa = number(x, a);
    FloatVector ya = number(y, a);
    for (int b = from; b < a; b += LANES) {
      FloatVector two = ra.fma(load(pending, r + b), qa.fma(load(pending, q + b), load(p, row + b)));
      FloatVector value = ta.fma(load(pending, t + b), sa.fma(load(pending, s + b), two));
      value.intoArray(p, row + b);
      ya = value.fma(number(x, b), ya);
      value.fma(xa, number(y, b)).intoArray(y, BEGIN + b);
    }
    FloatVector two = ra.fma(ra.neg(), qa.fma(qa.neg(), load(p, row + a)));
    FloatVector diagonal = ta.fma(ta.neg(), sa.fma(sa.neg(), two));
    diagonal.intoArray(p, row + a);
    diagonal.fma(xa, ya).intoArray(y, BEGIN + a);
  }

  @Override
  public void defer(int n, float[] x, float[] y, float[] pending, int at) {
    for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
      FloatVector sum = FloatVector.broadcast(SPECIES, 1);
      for (int b = lane; b < n * LANES; b += LANES) {
        sum = number(x, b).fma(number(y, b), sum);
      }
      FloatVector scale = FloatVector.broadcast(SPECIES, 1).div(sum).sqrt();
      for (int b = lane; b < n * LANES; b += LANES) {
        number(y, b).mul(scale).intoArray(pending, at + b);
      }
    }
  }

  /** Number i, the lane included, of a vector of inputs. */
  private static FloatVector number(float[] vector, int i) {
    return load(vector, BEGIN + i);
  }

  private static FloatVector load(float[] array, int i) {
    return FloatVector.fromArray(SPECIES, array, i);
  }
}

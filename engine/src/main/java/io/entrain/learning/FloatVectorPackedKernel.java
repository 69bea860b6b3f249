// Template: the double-precision twin is generated from this file.
package io.entrain.learning;

import static jdk.incubator.vector.FloatVector.fromArray;

import io.entrain.linalg.FloatLanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The covariance arithmetic by the Vector API. Rows are taken in their pairs, so that P is one stream from begin to end, which the machine
 * fetches ahead; a vector of x and y, or of a pending step, is loaded once for two of P, and the sums of both rows stay in registers from
 * the first column to the diagonal. Where the machine's vectors are narrower than a group, a pair is passed once for each part of the group
 * while it is in the nearest cache.
 *
 * <p>Places a and b of inputs include the lane. The code has the form that the compiler makes fast code of: {@code fromArray}, not a method
 * of our own around it, is inlined however large the caller grows; where registers run out, a vector multiplied by -1 is kept in memory,
 * while {@code neg} is done again in every turn; and loops with a bound of their own, not {@code b <= a}, have no checks of bounds inside.
 */
final class FloatVectorPackedKernel implements FloatPackedKernel {
  private static final VectorSpecies<Float> SPECIES = FloatLanes.SPECIES;
  private static final int LANES = GroupLayout.LANES;

  @Override
  public void multiply(float[] p, int n, float[] x, float[] y) {
    int paired = PackedTriangle.pairedRows(n);
    for (int a = 0; a < paired; a += PackedTriangle.ROWS) {
      int first = FloatPackedKernel.place(n, a, 0);
      for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
        multiplyTwoRows(p, first - lane, x, y, a * LANES + lane, lane);
      }
    }
    if (paired < n) {
      for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
        multiplyLastRow(p, FloatPackedKernel.place(n, paired, 0), x, y, paired * LANES + lane, lane);
      }
    }
  }

  /** Rows a and a+1, a pair; column b stands at {@code first + 2 b}. */
  private static void multiplyTwoRows(float[] p, int first, float[] x, float[] y, int a, int lane) {
    FloatVector x0 = fromArray(SPECIES, x, BEGIN + a);
    FloatVector x1 = fromArray(SPECIES, x, BEGIN + a + LANES);
    FloatVector y0 = FloatVector.zero(SPECIES);
    FloatVector y1 = y0;
    for (int b = lane; b < a; b += LANES) {
      int element = first + PackedTriangle.ROWS * b;
      FloatVector xb = fromArray(SPECIES, x, BEGIN + b);
      FloatVector p0 = fromArray(SPECIES, p, element);
      FloatVector p1 = fromArray(SPECIES, p, element + LANES);
      y0 = p0.fma(xb, y0);
      y1 = p1.fma(xb, y1);
      p1.fma(x1, p0.fma(x0, fromArray(SPECIES, y, BEGIN + b))).intoArray(y, BEGIN + b);
    }
    int corner = first + PackedTriangle.ROWS * a;
    FloatVector p10 = fromArray(SPECIES, p, corner + LANES);
    p10.fma(x1, fromArray(SPECIES, p, corner).fma(x0, y0)).intoArray(y, BEGIN + a);
    fromArray(SPECIES, p, corner + 2 * LANES).fma(x1, p10.fma(x0, y1)).intoArray(y, BEGIN + a + LANES);
  }

  /** Row a, an odd last one; column b stands at {@code row + b}. The loop's last column as in {@link #applyToTwoRows}. */
  private static void multiplyLastRow(float[] p, int row, float[] x, float[] y, int a, int lane) {
    FloatVector xa = fromArray(SPECIES, x, BEGIN + a);
    FloatVector ya = FloatVector.zero(SPECIES);
    for (int b = lane; b < a + LANES; b += LANES) {
      FloatVector value = fromArray(SPECIES, p, row + b);
      ya = value.fma(fromArray(SPECIES, x, BEGIN + b), ya);
      value.fma(xa, fromArray(SPECIES, y, BEGIN + b)).intoArray(y, BEGIN + b);
    }
    ya.intoArray(y, BEGIN + a);
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
      FloatVector xb = fromArray(SPECIES, x, BEGIN + b);
      first = fromArray(SPECIES, pending, q + b).fma(xb, first);
      second = fromArray(SPECIES, pending, q + length + b).fma(xb, second);
    }
    first = first.neg();
    second = second.neg();
    for (int b = lane; b < length; b += LANES) {
      second
          .fma(
              fromArray(SPECIES, pending, q + length + b),
              first.fma(fromArray(SPECIES, pending, q + b), fromArray(SPECIES, y, BEGIN + b)))
          .intoArray(y, BEGIN + b);
    }
  }

  @Override
  public void applyPendingAndMultiply(float[] p, int n, float[] pending, int at, float[] x, float[] y) {
    int length = n * LANES;
    int paired = PackedTriangle.pairedRows(n);
    for (int a = 0; a < paired; a += PackedTriangle.ROWS) {
      int first = FloatPackedKernel.place(n, a, 0);
      for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
        applyToTwoRows(p, first - lane, pending, at, length, x, y, a * LANES + lane, lane);
      }
    }
    if (paired < n) {
      for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
        applyToLastRow(p, FloatPackedKernel.place(n, paired, 0), pending, at, length, x, y, paired * LANES + lane, lane);
      }
    }
  }

  /**
   * Rows a and a+1, a pair; column b stands at {@code first + 2 b}. Column a of both is the loop's last one, which also leaves something in
   * y[a]; the sum of row a replaces it.
   */
  private static void applyToTwoRows(
      float[] p, int first, float[] pending, int q, int length, float[] x, float[] y, int a, int lane) {
    int r = q + length;
    int s = r + length;
    int t = s + length;
    FloatVector minus = FloatVector.broadcast(SPECIES, -1);
    FloatVector q0 = fromArray(SPECIES, pending, q + a).mul(minus);
    FloatVector q1 = fromArray(SPECIES, pending, q + a + LANES).mul(minus);
    FloatVector r0 = fromArray(SPECIES, pending, r + a).mul(minus);
    FloatVector r1 = fromArray(SPECIES, pending, r + a + LANES).mul(minus);
    FloatVector s0 = fromArray(SPECIES, pending, s + a).mul(minus);
    FloatVector s1 = fromArray(SPECIES, pending, s + a + LANES).mul(minus);
    FloatVector t0 = fromArray(SPECIES, pending, t + a).mul(minus);
    FloatVector t1 = fromArray(SPECIES, pending, t + a + LANES).mul(minus);
    FloatVector x0 = fromArray(SPECIES, x, BEGIN + a);
    FloatVector x1 = fromArray(SPECIES, x, BEGIN + a + LANES);
    FloatVector y0 = FloatVector.zero(SPECIES);
    FloatVector y1 = y0;
    for (int b = lane; b < a + LANES; b += LANES) {
      int element = first + PackedTriangle.ROWS * b;
      FloatVector qb = fromArray(SPECIES, pending, q + b);
      FloatVector rb = fromArray(SPECIES, pending, r + b);
      FloatVector sb = fromArray(SPECIES, pending, s + b);
      FloatVector tb = fromArray(SPECIES, pending, t + b);
      FloatVector xb = fromArray(SPECIES, x, BEGIN + b);
      FloatVector p0 = t0.fma(tb, s0.fma(sb, r0.fma(rb, q0.fma(qb, fromArray(SPECIES, p, element)))));
      FloatVector p1 = t1.fma(tb, s1.fma(sb, r1.fma(rb, q1.fma(qb, fromArray(SPECIES, p, element + LANES)))));
      p0.intoArray(p, element);
      p1.intoArray(p, element + LANES);
      y0 = p0.fma(xb, y0);
      y1 = p1.fma(xb, y1);
      p1.fma(x1, p0.fma(x0, fromArray(SPECIES, y, BEGIN + b))).intoArray(y, BEGIN + b);
    }
    int corner = first + PackedTriangle.ROWS * a + LANES;
    FloatVector two = r1.fma(
        fromArray(SPECIES, pending, r + a + LANES),
        q1.fma(fromArray(SPECIES, pending, q + a + LANES), fromArray(SPECIES, p, corner + LANES)));
    FloatVector p11 =
        t1.fma(fromArray(SPECIES, pending, t + a + LANES), s1.fma(fromArray(SPECIES, pending, s + a + LANES), two));
    p11.intoArray(p, corner + LANES);
    fromArray(SPECIES, p, corner).fma(x1, y0).intoArray(y, BEGIN + a);
    p11.fma(x1, y1).intoArray(y, BEGIN + a + LANES);
  }

  /** Row a, an odd last one; column b stands at {@code row + b}. The loop's last column as in {@link #applyToTwoRows}. */
  private static void applyToLastRow(
      float[] p, int row, float[] pending, int q, int length, float[] x, float[] y, int a, int lane) {
    int r = q + length;
    int s = r + length;
    int t = s + length;
    FloatVector minus = FloatVector.broadcast(SPECIES, -1);
    FloatVector qa = fromArray(SPECIES, pending, q + a).mul(minus);
    FloatVector ra = fromArray(SPECIES, pending, r + a).mul(minus);
    FloatVector sa = fromArray(SPECIES, pending, s + a).mul(minus);
    FloatVector ta = fromArray(SPECIES, pending, t + a).mul(minus);
    FloatVector xa = fromArray(SPECIES, x, BEGIN + a);
    FloatVector ya = FloatVector.zero(SPECIES);
    for (int b = lane; b < a + LANES; b += LANES) {
      FloatVector two = ra.fma(
          fromArray(SPECIES, pending, r + b),
          qa.fma(fromArray(SPECIES, pending, q + b), fromArray(SPECIES, p, row + b)));
      FloatVector value =
          ta.fma(fromArray(SPECIES, pending, t + b), sa.fma(fromArray(SPECIES, pending, s + b), two));
      value.intoArray(p, row + b);
      ya = value.fma(fromArray(SPECIES, x, BEGIN + b), ya);
      value.fma(xa, fromArray(SPECIES, y, BEGIN + b)).intoArray(y, BEGIN + b);
    }
    ya.intoArray(y, BEGIN + a);
  }

  @Override
  public void defer(int n, float[] x, float[] y, float[] pending, int at) {
    for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
      FloatVector sum = FloatVector.broadcast(SPECIES, 1);
      for (int b = lane; b < n * LANES; b += LANES) {
        sum = fromArray(SPECIES, x, BEGIN + b).fma(fromArray(SPECIES, y, BEGIN + b), sum);
      }
      FloatVector scale = FloatVector.broadcast(SPECIES, 1).div(sum).sqrt();
      for (int b = lane; b < n * LANES; b += LANES) {
        fromArray(SPECIES, y, BEGIN + b).mul(scale).intoArray(pending, at + b);
      }
    }
  }
}

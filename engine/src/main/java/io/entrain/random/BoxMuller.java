package io.entrain.random;

/**
 * Pairs of standard normal numbers from pairs of 32-bit integers, by Box and Muller's transform. Logarithm, sine and cosine are polynomials
 * of our own (error below 1e-11), so that the result is the same on every machine; it has no branch that depends on the data.
 */
final class BoxMuller {
  static final double TWO_TO_MINUS_32 = 0x1p-32;
  static final double LN2 = 0.6931471805599453;
  static final double HALF_PI = 1.5707963267948966;
  static final double SQRT_HALF = 0.7071067811865476;

  private BoxMuller() {}

  /**
   * Transforms {@code bits[2i], bits[2i+1]} into {@code out[2i], out[2i+1]}.
   *
   * @param bits uniform 32-bit integers; not modified
   * @param count numbers wanted, even
   * @param out standard normal numbers; written from 0 to count-1
   */
  static void transform(int[] bits, int count, double[] out) {
    for (int i = 0; i < count; i += 2) {
      double uniform = ((bits[i] & 0xFFFFFFFFL) + 0.5) * TWO_TO_MINUS_32;
      double radius = Math.sqrt(-2 * ln(uniform));
      double quarterTurns = bits[i + 1] * (4 * TWO_TO_MINUS_32);
      double quadrant = Math.rint(quarterTurns);
      double angle = (quarterTurns - quadrant) * HALF_PI;
      double sine = sin(angle);
      double cosine = cos(angle);
      int turn = (int) quadrant & 3;
      double x = (turn & 1) == 0 ? cosine : sine;
      double y = (turn & 1) == 0 ? sine : cosine;
      out[i] = radius * (turn == 1 || turn == 2 ? -x : x);
      out[i + 1] = radius * (turn >= 2 ? -y : y);
    }
  }

  /** Natural logarithm of a positive normal number, by the series of atanh. */
  static double ln(double x) {
    long bits = Double.doubleToRawLongBits(x);
    int exponent = (int) (bits >>> 52) - 1022;
    double mantissa = Double.longBitsToDouble((bits & 0x000FFFFFFFFFFFFFL) | 0x3FE0000000000000L);
    boolean low = mantissa < SQRT_HALF;
    double m = low ? 2 * mantissa : mantissa;
    int e = low ? exponent - 1 : exponent;
    double s = (m - 1) / (m + 1);
    double z = s * s;
    double series = 1.0 / 15;
    series = Math.fma(series, z, 1.0 / 13);
    series = Math.fma(series, z, 1.0 / 11);
    series = Math.fma(series, z, 1.0 / 9);
    series = Math.fma(series, z, 1.0 / 7);
    series = Math.fma(series, z, 1.0 / 5);
    series = Math.fma(series, z, 1.0 / 3);
    series = Math.fma(series, z, 1.0);
    return Math.fma(e, LN2, 2 * s * series);
  }

  /** Sine of an angle between -pi/4 and pi/4. */
  static double sin(double x) {
    double z = x * x;
    double series = -1.0 / 39916800;
    series = Math.fma(series, z, 1.0 / 362880);
    series = Math.fma(series, z, -1.0 / 5040);
    series = Math.fma(series, z, 1.0 / 120);
    series = Math.fma(series, z, -1.0 / 6);
    return Math.fma(series * z, x, x);
  }

  /** Cosine of an angle between -pi/4 and pi/4. */
  static double cos(double x) {
    double z = x * x;
    double series = 1.0 / 479001600;
    series = Math.fma(series, z, -1.0 / 3628800);
    series = Math.fma(series, z, 1.0 / 40320);
    series = Math.fma(series, z, -1.0 / 720);
    series = Math.fma(series, z, 1.0 / 24);
    series = Math.fma(series, z, -0.5);
    return Math.fma(series, z, 1.0);
  }
}

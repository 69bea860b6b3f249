package io.entrain.plot;

import org.jfree.data.Range;

/** Range and ticks of an axis, chosen from the data: few ticks, at round numbers. */
record NiceScale(Range range, double step) {
  private static final double MARGIN = 0.06;
  private static final double[] ROUND_STEPS = {1, 2, 5, 10};

  /** A scale for exactly this range with at most {@code maxTicks} ticks. */
  static NiceScale exactly(double lower, double upper, int maxTicks) {
    return new NiceScale(new Range(lower, upper), step(lower, upper, maxTicks));
  }

  /** A scale with a little room around the data. Data without extent, or none at all (lower above upper), get a range of one. */
  static NiceScale around(double lower, double upper, int maxTicks) {
    if (!(lower <= upper)) {
      return exactly(0, 1, maxTicks);
    }
    if (upper - lower <= 1e-9 * Math.max(Math.abs(lower), Math.abs(upper)) || upper == lower) {
      return exactly(lower - 0.5, upper + 0.5, maxTicks);
    }
    double margin = MARGIN * (upper - lower);
    return exactly(lower - margin, upper + margin, maxTicks);
  }

  /** A scale that starts at 0, for quantities that cannot be negative. */
  static NiceScale fromZero(double upper, int maxTicks) {
    return exactly(0, upper > 0 ? upper * (1 + MARGIN) : 1, maxTicks);
  }

  /** A scale over whole numbers, with half a unit of room at both ends and ticks at whole numbers only. */
  static NiceScale counting(int first, int last, int maxTicks) {
    double lower = first - 0.5;
    double upper = last + 0.5;
    return new NiceScale(new Range(lower, upper), Math.max(1, step(lower, upper, maxTicks)));
  }

  private static double step(double lower, double upper, int maxTicks) {
    double decade = Math.pow(10, Math.floor(Math.log10((upper - lower) / maxTicks)));
    for (double round : ROUND_STEPS) {
      if (ticks(lower, upper, round * decade) <= maxTicks) {
        return round * decade;
      }
    }
    return ROUND_STEPS[ROUND_STEPS.length - 1] * decade;
  }

  private static long ticks(double lower, double upper, double step) {
    double tolerance = 1e-9;
    return (long) (Math.floor(upper / step + tolerance) - Math.ceil(lower / step - tolerance)) + 1;
  }
}

package io.entrain.verify;

/**
 * How far an array is from what is expected: the largest difference relative to the largest magnitude expected.
 *
 * @param relative {@code max |a - b| / max |b|}; infinite where the arrays cannot be compared
 * @param place dataset and index
 * @param detail the two values there, or why there are none, for a message
 */
record Deviation(double relative, String place, String detail) {
  /** Nothing compared yet. */
  static final Deviation NONE = new Deviation(Double.NaN, "", "");

  /**
   * Compares two arrays of one shape. A NaN equals a NaN alone, an infinity itself alone; where all of {@code expected} is 0, so must be
   * all.
   */
  static Deviation of(double[] actual, CaseArray expected) {
    double[] wanted = expected.values();
    if (actual.length != wanted.length) {
      return new Deviation(Double.POSITIVE_INFINITY, expected.path(), actual.length + " values instead of " + wanted.length);
    }
    double scale = largestMagnitude(wanted);
    double largest = 0;
    int at = 0;
    for (int i = 0; i < wanted.length; i++) {
      double relative = relative(actual[i], wanted[i], scale);
      if (relative > largest) {
        largest = relative;
        at = i;
      }
    }
    String detail = wanted.length == 0 ? "" : actual[at] + " instead of " + wanted[at];
    return new Deviation(largest, wanted.length == 0 ? expected.path() : expected.place(at), detail);
  }

  Deviation larger(Deviation other) {
    return this == NONE || other.relative > relative ? other : this;
  }

  private static double relative(double actual, double expected, double scale) {
    if (actual == expected || Double.isNaN(actual) && Double.isNaN(expected)) {
      return 0;
    }
    double difference = Math.abs(actual - expected);
    return Double.isFinite(difference) && scale > 0 ? difference / scale : Double.POSITIVE_INFINITY;
  }

  private static double largestMagnitude(double[] values) {
    double largest = 0;
    for (double value : values) {
      if (Double.isFinite(value)) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    return largest;
  }
}

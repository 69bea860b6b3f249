package io.entrain.config;

/**
 * A number with its dimension, which is always a power of time: potentials and currents are in units of the threshold and count as plain
 * numbers, charges as times.
 *
 * @param value the number, in ms to the power of {@code halfPowers / 2}
 * @param halfPowers twice the power of time: 2 for a time, -2 for a rate, 0 for a plain number
 */
record Quantity(double value, int halfPowers) {
  static final int NUMBER = 0;
  static final int TIME = 2;
  static final int RATE = -2;
  static final int DIFFUSION = -1;

  static Quantity number(double value) {
    return new Quantity(value, NUMBER);
  }

  Quantity times(Quantity other) {
    return new Quantity(value * other.value, halfPowers + other.halfPowers);
  }

  Quantity over(Quantity other) {
    return new Quantity(value / other.value, halfPowers - other.halfPowers);
  }

  Quantity negated() {
    return new Quantity(-value, halfPowers);
  }

  /** What its dimension is called in messages. */
  String dimension() {
    return dimensionName(halfPowers);
  }

  /** What a power of time is called in messages. */
  static String dimensionName(int halfPowers) {
    return switch (halfPowers) {
      case NUMBER -> "a plain number";
      case TIME -> "a time (such as 1 ms)";
      case RATE -> "a rate (such as 1/ms or 1 Hz)";
      default -> "a quantity in " + unit(halfPowers);
    };
  }

  /** The unit of ms to the power of {@code halfPowers / 2}; empty for a plain number. */
  static String unit(int halfPowers) {
    return switch (halfPowers) {
      case NUMBER -> "";
      case TIME -> "ms";
      case RATE -> "1/ms";
      case DIFFUSION -> "1/sqrt(ms)";
      default -> "ms^" + (halfPowers % 2 == 0 ? String.valueOf(halfPowers / 2) : halfPowers / 2.0);
    };
  }
}

package io.entrain.config;

import java.util.Map;
import java.util.TreeSet;

/** The units that may be written behind a number. */
final class Units {
  private static final Map<String, Quantity> UNITS =
      Map.ofEntries(
          Map.entry("ns", new Quantity(1e-6, Quantity.TIME)),
          Map.entry("us", new Quantity(1e-3, Quantity.TIME)),
          Map.entry("\u00B5s", new Quantity(1e-3, Quantity.TIME)),
          Map.entry("\u03BCs", new Quantity(1e-3, Quantity.TIME)),
          Map.entry("ms", new Quantity(1, Quantity.TIME)),
          Map.entry("s", new Quantity(1000, Quantity.TIME)),
          Map.entry("min", new Quantity(60_000, Quantity.TIME)),
          Map.entry("Hz", new Quantity(1e-3, Quantity.RATE)),
          Map.entry("kHz", new Quantity(1, Quantity.RATE)));

  private Units() {}

  static boolean has(String name) {
    return UNITS.containsKey(name);
  }

  static Quantity get(String name) {
    return UNITS.get(name);
  }

  /**
   * {@code number} of {@code unit}. Small units divide by a whole number instead of multiplying by a rounded fraction, so that 100 us is
   * the same number as 0.1 ms.
   */
  static Quantity of(double number, String unit) {
    Quantity one = UNITS.get(unit);
    double value = one.value() < 1 ? number / Math.rint(1 / one.value()) : number * one.value();
    return new Quantity(value, one.halfPowers());
  }

  /** All names, for messages. */
  static String names() {
    return String.join(", ", new TreeSet<>(UNITS.keySet()));
  }
}

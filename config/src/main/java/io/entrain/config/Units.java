package io.entrain.config;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeSet;

/** The units that may be written behind a number. */
final class Units {
  private record Unit(BigDecimal factor, int halfPowers) {
    Unit(String factor, int halfPowers) {
      this(new BigDecimal(factor), halfPowers);
    }
  }

  private static final Map<String, Unit> UNITS =
      Map.ofEntries(
          Map.entry("ns", new Unit("0.000001", Quantity.TIME)),
          Map.entry("us", new Unit("0.001", Quantity.TIME)),
          Map.entry("\u00B5s", new Unit("0.001", Quantity.TIME)),
          Map.entry("\u03BCs", new Unit("0.001", Quantity.TIME)),
          Map.entry("ms", new Unit("1", Quantity.TIME)),
          Map.entry("s", new Unit("1000", Quantity.TIME)),
          Map.entry("min", new Unit("60000", Quantity.TIME)),
          Map.entry("Hz", new Unit("0.001", Quantity.RATE)),
          Map.entry("kHz", new Unit("1", Quantity.RATE)));

  private Units() {}

  static boolean has(String name) {
    return UNITS.containsKey(name);
  }

  /** One {@code unit}. */
  static Quantity one(String unit) {
    return of("1", unit);
  }

  /**
   * The decimal {@code number} of {@code unit}, multiplied before it is rounded, so that 100 us, 0.1 ms and 0.0001 s are the same number.
   *
   * @throws NumberFormatException if {@code number} is none
   */
  static Quantity of(String number, String unit) {
    Unit known = UNITS.get(unit);
    return new Quantity(new BigDecimal(number).multiply(known.factor).doubleValue(), known.halfPowers);
  }

  /** All names, for messages. */
  static String names() {
    return String.join(", ", new TreeSet<>(UNITS.keySet()));
  }
}

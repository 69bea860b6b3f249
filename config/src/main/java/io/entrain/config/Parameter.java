package io.entrain.config;

/**
 * One evaluated parameter, as it is shown to people.
 *
 * @param key its name
 * @param value its value, in {@code unit}
 * @param unit ms, 1/ms, or empty
 * @param origin file and line, {@code default}, {@code derived}, or {@code drawn}
 */
public record Parameter(String key, String value, String unit, String origin) {
  /** Value and unit. */
  public String text() {
    return unit.isEmpty() ? value : value + " " + unit;
  }
}

package io.entrain.config;

/**
 * One evaluated parameter, as it is shown to people.
 *
 * @param key its name
 * @param value its value, in {@code unit}
 * @param unit such as ms, 1/ms, Hz; empty for plain numbers and texts
 * @param origin file and line, {@code default}, {@link #DERIVED}, or {@link #DRAWN}
 */
public record Parameter(String key, String value, String unit, String origin) {
  /** Origin of what follows from parameters and cannot be set. */
  public static final String DERIVED = "derived";

  /** Origin of a seed that was drawn. */
  public static final String DRAWN = "drawn";

  /** Value and unit. */
  public String text() {
    return unit.isEmpty() ? value : value + " " + unit;
  }
}

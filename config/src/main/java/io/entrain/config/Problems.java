package io.entrain.config;

import java.util.LinkedHashSet;
import java.util.Set;

/** Collects everything that is wrong with a parameter file, so that the user sees all of it at once. */
final class Problems {
  private static final int LONGEST_VALUE = 100;

  private final Set<String> lines = new LinkedHashSet<>();

  /** {@code key = value: rule (place)}. */
  void add(String key, String value, String rule, String place) {
    add("%s = %s: %s".formatted(key, shortened(value), rule), place);
  }

  private static String shortened(String value) {
    return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "...";
  }

  /** {@code message (place)}. */
  void add(String message, String place) {
    lines.add(message + " (" + place + ")");
  }

  /** Throws if there are any. */
  void throwIfAny() {
    if (!lines.isEmpty()) {
      throw new ConfigException(String.join("\n", lines));
    }
  }
}

package io.entrain.config;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An argument of a generator.
 *
 * @param value a {@link Double} in {@code unit}, a {@link Boolean}, a {@link String}, or a list of these
 */
record Argument(Object value, String unit) {
  /** The value without its unit. */
  String text() {
    return text(value);
  }

  private static String text(Object value) {
    return switch (value) {
      case Double number -> ValueText.plain(number);
      case List<?> list -> list.stream().map(Argument::text).collect(Collectors.joining(", ", "[", "]"));
      default -> String.valueOf(value);
    };
  }
}

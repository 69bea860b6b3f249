package io.entrain.config;

import com.typesafe.config.ConfigOrigin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with a parameter file, so that the user sees all of it at once. */
final class Problems {
  /** Place of the values that the user did not set. */
  static final String DEFAULT = "default";

  private final List<String> lines = new ArrayList<>();

  /** {@code key = value: rule (place)}. */
  void add(String key, String value, String rule, String place) {
    lines.add("%s = %s: %s (%s)".formatted(key, value, rule, place));
  }

  void add(String line) {
    if (!lines.contains(line)) {
      lines.add(line);
    }
  }

  /** Throws if there are any. */
  void throwIfAny() {
    if (!lines.isEmpty()) {
      throw new ConfigException(String.join(System.lineSeparator(), lines));
    }
  }

  /** Where a value stands: file and line, or {@code default}. */
  static String place(ConfigOrigin origin) {
    if (origin.filename() == null) {
      return origin.description().startsWith(DEFAULT) ? DEFAULT : origin.description();
    }
    return Path.of(origin.filename()).getFileName() + ":" + origin.lineNumber();
  }
}

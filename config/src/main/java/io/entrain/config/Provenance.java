package io.entrain.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where values come from: the place that they are written at, and the parameters that they were computed from. */
final class Provenance {
  /** Place of the values that the user did not set. */
  static final String DEFAULT = "default";

  private static final Pattern TEXT_LINE = Pattern.compile("(.*): (\\d+)");

  private final Config config;
  private final Map<String, ConfigValue> arguments = new HashMap<>();
  private final Map<String, Set<String>> uses = new HashMap<>();

  Provenance(Config config) {
    this.config = config;
  }

  /** Notes the value of an argument of a generator, which is found under {@code key} from now on. */
  void argument(String key, ConfigValue value) {
    arguments.put(key, value);
  }

  /** Notes that the value of {@code key} was computed from that of {@code other}. */
  void uses(String key, String other) {
    uses.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(other);
  }

  /** What is written for a parameter or an argument. */
  ConfigValue value(String key) {
    ConfigValue argument = arguments.get(key);
    return argument == null ? config.root().get(key) : argument;
  }

  /** File and line of a value, or {@value #DEFAULT}. */
  String origin(String key) {
    return place(value(key).origin());
  }

  boolean isDefault(String key) {
    return origin(key).equals(DEFAULT);
  }

  /** As {@link #origin}; for a default that was computed from what the user set, says which. */
  String place(String key) {
    String cause = isDefault(key) ? cause(key) : null;
    return cause == null ? origin(key) : "%s, follows from %s at %s".formatted(DEFAULT, cause, origin(cause));
  }

  /** The nearest parameter set by the user that the value of {@code key} was computed from, or null. */
  private String cause(String key) {
    return sources(key).stream().filter(used -> !isDefault(used)).findFirst().orElse(null);
  }

  /** Whether the value of {@code key} was computed from that of one of {@code others}. */
  boolean dependsOnAny(String key, Set<String> others) {
    return sources(key).stream().anyMatch(others::contains);
  }

  /** All parameters that the value of {@code key} was computed from, the nearest first. */
  private Set<String> sources(String key) {
    Set<String> sources = new LinkedHashSet<>();
    Deque<String> waiting = new ArrayDeque<>(Set.of(key));
    while (!waiting.isEmpty()) {
      for (String used : uses.getOrDefault(waiting.removeFirst(), Set.of())) {
        if (sources.add(used)) {
          waiting.addLast(used);
        }
      }
    }
    return sources;
  }

  /** File and line, or {@value #DEFAULT}. */
  static String place(ConfigOrigin origin) {
    if (origin.filename() != null) {
      return Path.of(origin.filename()).getFileName() + ":" + origin.lineNumber();
    }
    if (origin.description().startsWith(DEFAULT)) {
      return DEFAULT;
    }
    Matcher line = TEXT_LINE.matcher(origin.description());
    return line.matches() ? line.group(1) + ":" + line.group(2) : origin.description();
  }
}

package io.entrain.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** A run, as the API gives it, in words. */
final class RunText {
  private RunText() {}

  /** As {@code 37/100} loops; before it has begun, how many are wanted. */
  static String loops(JsonNode run) {
    int last = run.path("last_loop").asInt();
    return last > 0
        ? run.path("completed_loop").asInt() + "/" + last
        : "0/" + run.path("settings").path("loops").asInt();
  }

  static String correlation(JsonNode loop) {
    JsonNode correlation = loop.path("correlation");
    return correlation.isNumber() ? String.format(Locale.ROOT, "%.5f", correlation.asDouble()) : "-";
  }

  /** Time left at the pace of the last loop; empty if it does not run. */
  static String timeLeft(JsonNode run) {
    JsonNode loop = run.path("last_loop_result");
    if (!run.path("state").asText().equals("running") || loop.isMissingNode() || loop.isNull()) {
      return "";
    }
    int left = run.path("last_loop").asInt() - run.path("completed_loop").asInt();
    return time(Duration.ofMillis(Math.round(1000 * left * loop.path("elapsed_seconds").asDouble())));
  }

  /** How long ago, as {@code 3m12s}; "-" if never. */
  static String age(JsonNode instant, Instant now) {
    return instant.isTextual() ? time(Duration.between(Instant.parse(instant.asText()), now)) : "-";
  }

  /** As {@code 42s}, {@code 3m12s}, {@code 5h04m}, {@code 2d03h}. */
  static String time(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3600) {
      return String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60);
    }
    if (seconds < 86_400) {
      return String.format(Locale.ROOT, "%dh%02dm", seconds / 3600, seconds / 60 % 60);
    }
    return String.format(Locale.ROOT, "%dd%02dh", seconds / 86_400, seconds / 3600 % 24);
  }
}

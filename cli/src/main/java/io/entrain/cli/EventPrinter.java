package io.entrain.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;

/** Prints events of a run as they come: loops as the table that training prints, all else as lines. */
final class EventPrinter implements Consumer<JsonNode> {
  private static final String HEADER = "loop #   task #   elapsed time (s)   firing rate (Hz)   correlation   digest of weights";

  private final PrintWriter out;
  private final boolean json;
  private boolean headed;

  EventPrinter(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  @Override
  public void accept(JsonNode event) {
    JsonNode loop = event.path("loop");
    if (json) {
      out.println(event);
    } else if (loop.isObject()) {
      head();
      out.println(row(loop));
    } else {
      out.println("-- " + event.path("text").asText());
    }
    out.flush();
  }

  private void head() {
    if (!headed) {
      out.println(HEADER);
      headed = true;
    }
  }

  private static String row(JsonNode loop) {
    return String.format(
        Locale.ROOT,
        "%6d   %6d   %16.5f   %16.5f   %11s   %s",
        loop.path("loop").asInt(),
        loop.path("task").asInt(),
        loop.path("elapsed_seconds").asDouble(),
        loop.path("rate_hz").asDouble(),
        RunText.correlation(loop),
        loop.path("digest").asText());
  }
}

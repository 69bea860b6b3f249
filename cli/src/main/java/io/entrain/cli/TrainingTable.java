package io.entrain.cli;

import io.entrain.training.LoopSummary;
import java.util.Locale;

/** The table that training prints: a line a loop. */
final class TrainingTable {
  private static final String HEADER = "loop #   task #   elapsed time (s)   firing rate (Hz)   correlation   digest of weights";

  private TrainingTable() {}

  static String header() {
    return HEADER;
  }

  static String line(LoopSummary loop) {
    String correlation = loop.measured() ? String.format(Locale.ROOT, "%.5f", loop.correlation()) : "-";
    return String.format(
        Locale.ROOT,
        "%6d   %6d   %16.5f   %16.5f   %11s   %016x",
        loop.loop(),
        loop.task() + 1,
        loop.elapsedSeconds(),
        loop.rateHz(),
        correlation,
        loop.digest());
  }
}

package io.entrain.cli;

import picocli.CommandLine.Option;

/** How many threads compute. */
final class ThreadsOption {
  /** With fewer neurons a thread waits for the others longer than it works. */
  private static final int NEURONS_PER_THREAD = 1000;

  @Option(
      names = {"-t", "--threads"},
      paramLabel = "N",
      converter = WholeNumber.Positive.class,
      description = "Threads that compute (default: all processors, fewer for a small network). Results do not depend on it.")
  private Integer threads;

  /** Threads to use side by side for work that is cut in independent parts. */
  int count() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** Threads to use in lockstep for a network of so many neurons. */
  int count(int neurons) {
    return threads == null ? Math.clamp(neurons / NEURONS_PER_THREAD, 1, count()) : threads;
  }
}

package io.entrain.cli;

import picocli.CommandLine.Option;

/** How many threads compute. */
final class ThreadsOption {
  @Option(
      names = {"-t", "--threads"},
      paramLabel = "N",
      description = "Threads that compute (default: all processors). Results do not depend on it.")
  private Integer threads;

  int count() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }
}

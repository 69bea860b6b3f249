package io.entrain.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How many threads compute. */
final class ThreadsOption {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  /** With fewer neurons a thread waits for the others longer than it works. */
  private static final int NEURONS_PER_THREAD = 1000;

  private Integer threads;

  @Option(
      names = {"-t", "--threads"},
      paramLabel = "N",
      description = "Threads that compute (default: all processors, fewer for a small network). Results do not depend on it.")
  void threads(int number) {
    if (number < 1) {
      throw new ParameterException(command.commandLine(), "--threads " + number + ": must be at least 1");
    }
    threads = number;
  }

  /** Threads to use side by side for work that is cut in independent parts. */
  int count() {
    return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** Threads to use in lockstep for a network of so many neurons. */
  int count(int neurons) {
    return threads == null ? Math.clamp(neurons / NEURONS_PER_THREAD, 1, count()) : threads;
  }
}

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

  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = {"-t", "--threads"},
      paramLabel = "N",
      description = "Threads that compute (default: all processors). Results do not depend on it.")
  void threads(int number) {
    if (number < 1) {
      throw new ParameterException(command.commandLine(), "--threads " + number + ": must be at least 1");
    }
    threads = number;
  }

  int count() {
    return threads;
  }
}

package io.entrain.cli;

import picocli.CommandLine.Parameters;

/** Which run of a cluster is meant. */
final class RunArgument {
  @Parameters(arity = "0..1", paramLabel = "RUN", description = "Name of the run (default: the only one, or the only one at work).")
  private String name;

  /** Null: none is named. */
  String name() {
    return name;
  }
}

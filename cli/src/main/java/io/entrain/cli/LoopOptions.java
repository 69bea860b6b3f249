package io.entrain.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** What is trained, and what is kept of it: the same for training here and on a cluster. */
final class LoopOptions {
  @Option(
      names = {"-n", "--nloops"},
      paramLabel = "N",
      converter = WholeNumber.Positive.class,
      defaultValue = "1",
      description = "Loops to train (default: ${DEFAULT-VALUE}).")
  private int loops;

  @Option(
      names = {"-c", "--correlation-interval"},
      paramLabel = "C",
      converter = WholeNumber.Positive.class,
      defaultValue = "1",
      description = "Measure the correlation every C loops (default: ${DEFAULT-VALUE}).")
  private int correlationInterval;

  @Option(
      names = {"-s", "--save-best"},
      description = "Also keep the checkpoint with the highest correlation.")
  private boolean saveBest;

  @Option(
      names = {"-r", "--restore"},
      paramLabel = "R",
      converter = RestoreOption.Converter.class,
      description = "Go on from the checkpoint of loop R, from 'best' or from 'latest' (default: start anew).")
  private RestoreOption restore;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "T",
      defaultValue = "5m",
      converter = DurationOption.class,
      description = "Time between checkpoints, such as 30s, 5m, 2h (default: ${DEFAULT-VALUE}).")
  private Duration checkpointEvery;

  @Option(
      names = "--checkpoint-loops",
      paramLabel = "C",
      converter = WholeNumber.NotNegative.class,
      defaultValue = "0",
      description = "Also save a checkpoint every C loops (default: by time alone).")
  private int checkpointLoops;

  int loops() {
    return loops;
  }

  int correlationInterval() {
    return correlationInterval;
  }

  boolean saveBest() {
    return saveBest;
  }

  /** Null: start anew. */
  RestoreOption restore() {
    return restore;
  }

  Duration checkpointEvery() {
    return checkpointEvery;
  }

  /** 0: by time alone. */
  int checkpointLoops() {
    return checkpointLoops;
  }
}

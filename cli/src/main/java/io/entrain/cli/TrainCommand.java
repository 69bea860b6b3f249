package io.entrain.cli;

import io.entrain.Entrain;
import io.entrain.config.ConfigException;
import io.entrain.training.TrainOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a network. */
@Command(
    name = "train",
    description = "Train the plastic weights by recursive least squares.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {ExitCode.OK_TEXT, ExitCode.FAILED_TEXT, ExitCode.BAD_INPUT_TEXT, ExitCode.INTERRUPTED_TEXT},
    footerHeading = "%nExamples:%n",
    footer = {
      "  entrain train my-data -n 100",
      "  entrain train my-data -n 100 -r latest      go on from the newest checkpoint",
      "A checkpoint is saved at the end, every 5 minutes, and on Ctrl-C or SIGTERM, which finish the running loop first."
    })
final class TrainCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;
  @Mixin
  private ThreadsOption threads;

  @Parameters(paramLabel = "DIR", description = "Data directory, initialised by 'entrain init'.")
  private Path directory;

  @Option(
      names = {"-n", "--nloops"},
      paramLabel = "N",
      defaultValue = "1",
      description = "Loops to train (default: ${DEFAULT-VALUE}).")
  private int loops;

  @Option(
      names = {"-c", "--correlation-interval"},
      paramLabel = "C",
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
      names = "--shards",
      paramLabel = "S",
      defaultValue = "1",
      description = "Shards that the network is cut into, each with threads of its own (default: ${DEFAULT-VALUE}). Results do not "
          + "depend on it.")
  private int shards;

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
      defaultValue = "0",
      description = "Also save a checkpoint every C loops (default: by time alone).")
  private int checkpointLoops;

  @Option(
      names = {"-m", "--monitor"},
      paramLabel = "SEC",
      defaultValue = "0",
      description = "Print processor and memory use every SEC seconds (default: never).")
  private int monitorSeconds;

  @Override
  public Integer call() {
    requireNotNegative("--checkpoint-loops", checkpointLoops);
    requireNotNegative("--monitor", monitorSeconds);
    Screen screen = Screen.of(spec.commandLine().getOut(), spec.commandLine().getErr());
    Entrain experiment = Entrain.open(directory);
    TrainOptions options =
        new TrainOptions(
            loops,
            correlationInterval,
            saveBest,
            RestorePoints.point(restore),
            threads.count(experiment.config().population().neurons()),
            checkpointEvery,
            checkpointLoops);
    try (ResourceMonitor _ = ResourceMonitor.start(monitorSeconds, screen)) {
      return TrainingRun.complete(experiment, options, shards, screen) ? ExitCode.OK : ExitCode.INTERRUPTED;
    }
  }

  private static void requireNotNegative(String option, int value) {
    if (value < 0) {
      throw new ConfigException(option + " " + value + ": must not be negative");
    }
  }
}

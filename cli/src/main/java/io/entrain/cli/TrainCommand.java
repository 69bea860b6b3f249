package io.entrain.cli;

import io.entrain.Entrain;
import io.entrain.training.TrainOptions;
import java.nio.file.Path;
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
  @Mixin
  private LoopOptions training;

  @Parameters(paramLabel = "DIR", description = "Data directory, initialised by 'entrain init' or on a cluster.")
  private Path directory;

  @Option(
      names = "--shards",
      paramLabel = "S",
      converter = WholeNumber.Positive.class,
      defaultValue = "1",
      description = "Shards that the network is cut into, each with threads of its own (default: ${DEFAULT-VALUE}). Results do not "
          + "depend on it.")
  private int shards;

  @Option(
      names = {"-m", "--monitor"},
      paramLabel = "SEC",
      converter = WholeNumber.NotNegative.class,
      defaultValue = "0",
      description = "Print processor and memory use every SEC seconds (default: never).")
  private int monitorSeconds;

  @Override
  public Integer call() {
    Screen screen = Screen.of(spec.commandLine().getOut(), spec.commandLine().getErr());
    Entrain experiment = Entrain.open(directory);
    TrainOptions options =
        new TrainOptions(
            training.loops(),
            training.correlationInterval(),
            training.saveBest(),
            RestorePoints.point(training.restore()),
            threads.count(experiment.config().population().neurons()),
            training.checkpointEvery(),
            training.checkpointLoops());
    try (ResourceMonitor _ = ResourceMonitor.start(monitorSeconds, screen)) {
      return TrainingRun.complete(experiment, options, shards, screen) ? ExitCode.OK : ExitCode.INTERRUPTED;
    }
  }
}

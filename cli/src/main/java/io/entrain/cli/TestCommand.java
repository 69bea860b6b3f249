package io.entrain.cli;

import io.entrain.Entrain;
import io.entrain.metrics.TestResults;
import io.entrain.metrics.TestResultsFile;
import io.entrain.plot.Format;
import io.entrain.plot.TestFigures;
import io.entrain.training.TestOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs trials without learning. */
@Command(
    name = "test",
    description = "Run trials of a trained network without learning, and draw them.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {ExitCode.OK_TEXT, ExitCode.FAILED_TEXT, ExitCode.BAD_INPUT_TEXT},
    footerHeading = "%nExample:%n",
    footer = "  entrain test my-data -n 100 -i 1:16")
final class TestCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;
  @Mixin
  private ThreadsOption threads;
  @Mixin
  private FormatOption figures;

  @Parameters(paramLabel = "DIR", description = "Data directory.")
  private Path directory;

  @Option(
      names = {"-n", "--ntrials"},
      paramLabel = "N",
      converter = WholeNumber.Positive.class,
      defaultValue = "1",
      description = "Trials of each task (default: ${DEFAULT-VALUE}).")
  private int trials;

  @Option(
      names = {"-i", "--neurons"},
      paramLabel = "I",
      converter = IndexList.Converter.class,
      description = "Neurons to record and draw, counted from 1, such as 1:16 or 1,5,9 (default: the first example_neurons).")
  private IndexList neurons;

  @Option(
      names = {"-r", "--restore"},
      paramLabel = "R",
      converter = RestoreOption.Converter.class,
      description = "Checkpoint to test: of loop R, 'best' or 'latest' (default: latest).")
  private RestoreOption restore;

  @Option(names = "--no-plot", description = "Write test.h5 and no figures.")
  private boolean noPlot;

  @Override
  public Integer call() {
    Format format = Format.parse(figures.name());
    Screen screen = Screen.of(spec.commandLine().getOut(), spec.commandLine().getErr());
    Entrain experiment = Entrain.open(directory);
    TestOptions options =
        new TestOptions(trials, IndexList.indices(neurons), RestorePoints.point(restore), threads.count());
    TestResults results = TestRun.results(experiment, options, screen);
    screen.line("wrote " + directory.resolve(TestResultsFile.NAME));
    if (!noPlot) {
      TestFigures.write(results, directory, format, null).forEach(file -> screen.line("wrote " + file));
    }
    return ExitCode.OK;
  }
}

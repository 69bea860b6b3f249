package io.entrain.cli;

import io.entrain.Entrain;
import io.entrain.checkpoint.RestorePoint;
import io.entrain.metrics.TestResults;
import io.entrain.metrics.TestResultsFile;
import io.entrain.plot.Format;
import io.entrain.plot.TestFigures;
import io.entrain.training.TestOptions;
import io.entrain.training.TrainingListener;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
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
    description = "Run trials of a trained network without learning, and draw what it does.",
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

  @Parameters(paramLabel = "DIR", description = "Data directory.")
  private Path directory;

  @Option(
      names = {"-n", "--ntrials"}, paramLabel = "N", defaultValue = "1", description = "Trials of each task (default: ${DEFAULT-VALUE}).")
  private int trials;

  @Option(
      names = {"-i", "--neurons"}, paramLabel = "I", converter = IndexList.Converter.class,
      description = "Neurons to record and draw, counted from 1, such as 1:16 or 1,5,9 (default: the first example_neurons).")
  private IndexList neurons;

  @Option(
      names = {"-r", "--restore"}, paramLabel = "R", converter = RestoreOption.class,
      description = "Checkpoint to test: of loop R, 'best' or 'latest' (default: latest).")
  private RestorePoint restore;

  @Option(names = "--no-plot", description = "Write test.h5 and no figures.")
  private boolean noPlot;

  @Option(
      names = "--format", paramLabel = "F", defaultValue = "pdf",
      description = "Format of figures: pdf, svg or png (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Entrain experiment = Entrain.open(directory);
    TestOptions options = new TestOptions(trials, neurons == null ? null : neurons.zeroBased(), restore, threads.count());
    TestResults results;
    try (ProgressDisplay progress = ProgressDisplay.create()) {
      results = experiment.test(options, progress, warnings(err));
    }
    print(out, results);
    out.println("wrote " + directory.resolve(TestResultsFile.NAME));
    if (!noPlot) {
      TestFigures.write(results, directory, format, null).forEach(file -> out.println("wrote " + file));
    }
    return ExitCode.OK;
  }

  static TrainingListener warnings(PrintWriter err) {
    return new TrainingListener() {
      @Override
      public void warn(String message) {
        err.println("entrain: " + message);
      }
    };
  }

  static void print(PrintWriter out, TestResults results) {
    for (int task = 0; task < results.tasks(); task++) {
      double rate = Arrays.stream(results.meanRateHz()[task]).average().orElse(Double.NaN);
      out.printf(
          Locale.ROOT,
          "task #%d: %d trials of the network of loop %d, mean firing rate %.5f Hz%n",
          task + 1,
          results.trials(),
          results.checkpointLoop(),
          rate);
    }
  }
}

package io.entrain.cli;

import io.entrain.Entrain;
import io.entrain.checkpoint.RestorePoint;
import io.entrain.config.ConfigException;
import io.entrain.hdf5.DataFileException;
import io.entrain.metrics.TestResults;
import io.entrain.plot.Format;
import io.entrain.plot.LearningCurveFigure;
import io.entrain.plot.TestFigures;
import io.entrain.training.InitOptions;
import io.entrain.training.LearningCurveFile;
import io.entrain.training.TestOptions;
import io.entrain.training.TrainOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a newcomer from nothing to figures. */
@Command(
    name = "quickstart",
    description = "Initialise, train, test and draw a small network.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {ExitCode.OK_TEXT, ExitCode.FAILED_TEXT, ExitCode.BAD_INPUT_TEXT, ExitCode.INTERRUPTED_TEXT},
    footerHeading = "%nExample:%n",
    footer = "  entrain quickstart first-steps")
final class QuickstartCommand implements Callable<Integer> {
  private static final int TRIALS = 40;

  @Spec
  private CommandSpec spec;
  @Mixin
  private ThreadsOption threads;

  @Parameters(
      arity = "0..1", paramLabel = "DIR", defaultValue = "quickstart", description = "Directory to make (default: ${DEFAULT-VALUE}).")
  private Path directory;

  @Option(names = {"-n", "--nloops"}, paramLabel = "N", defaultValue = "100", description = "Loops to train (default: ${DEFAULT-VALUE}).")
  private int loops;

  @Option(
      names = "--format", paramLabel = "F", defaultValue = "pdf",
      description = "Format of figures: pdf, svg or png (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    requireNewOrEmpty();
    ParameterTemplate.writeIfMissing(directory, "quickstart-entrain.conf");
    out.println("Parameters: " + directory.resolve("entrain.conf"));
    Entrain experiment = Entrain.open(directory);
    StopSignal stop = StopSignal.listen(err);
    try (ProgressDisplay progress = ProgressDisplay.create()) {
      InitCommand.print(out, experiment.init(new InitOptions(0, null, threads.count()), progress));
      TrainingConsole console = new TrainingConsole(out, err, progress, stop, loops);
      experiment.train(
          new TrainOptions(loops, 1, false, null, threads.count(), TrainOptions.DEFAULT_CHECKPOINT_EVERY, 0), console);
      progress.close();
      if (console.loopsLeft() > 0) {
        out.printf(
            "stopped after loop %d; to go on: entrain train %s -n %d -r latest%n", console.lastLoop(), directory, console.loopsLeft());
        return ExitCode.INTERRUPTED;
      }
      TestOptions options = new TestOptions(TRIALS, null, new RestorePoint.Latest(), threads.count());
      draw(out, experiment.test(options, progress));
    }
    return ExitCode.OK;
  }

  private void draw(PrintWriter out, TestResults results) {
    TestCommand.print(out, results);
    out.println("Figures:");
    LearningCurveFigure.write(LearningCurveFile.read(directory), directory, format).forEach(file -> out.println("  " + file));
    TestFigures.write(results, directory, format, null).forEach(file -> out.println("  " + file));
    out.println("Next: change " + directory.resolve("entrain.conf") + " in a copy, or train this one longer:");
    out.println("  entrain train " + directory + " -n 50 -r latest");
  }

  private void requireNewOrEmpty() {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> content = Files.list(directory)) {
      if (content.findAny().isPresent()) {
        throw new ConfigException(directory + ": exists and is not empty; give another directory, or remove it");
      }
    } catch (IOException e) {
      throw new DataFileException(directory, "directory", "cannot be read: " + e.getMessage(), e);
    }
  }
}

package io.entrain.cli;

import io.entrain.config.ConfigException;
import io.entrain.metrics.TestResultsFile;
import io.entrain.plot.Format;
import io.entrain.plot.LearningCurveFigure;
import io.entrain.plot.TestFigures;
import io.entrain.training.LearningCurveFile;
import io.entrain.training.LoopSummary;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws figures from files. */
@Command(
    name = "plot",
    description = "Draw the figures of a test again, and the learning curve, from their files.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {ExitCode.OK_TEXT, ExitCode.FAILED_TEXT, ExitCode.BAD_INPUT_TEXT},
    footerHeading = "%nExample:%n",
    footer = "  entrain plot my-data/test.h5 -i 1,5,9,13 --format svg")
final class PlotCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "DIR/test.h5", description = "Results of 'entrain test', or their data directory.")
  private Path file;

  @Option(
      names = {"-i", "--neurons"}, paramLabel = "I", converter = IndexList.Converter.class,
      description = "Neurons to draw, counted from 1, among those tested (default: all of them).")
  private IndexList neurons;

  @Option(
      names = "--format", paramLabel = "F", defaultValue = "pdf",
      description = "Format of figures: pdf, svg or png (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Path directory = Files.isDirectory(file) ? file : file.toAbsolutePath().getParent();
    Path results = Files.isDirectory(file) ? file.resolve(TestResultsFile.NAME) : file;
    List<LoopSummary> curve = LearningCurveFile.read(directory);
    if (!Files.exists(results) && curve.isEmpty()) {
      throw new ConfigException(results + ": there is no such file; 'entrain test' writes it");
    }
    if (Files.exists(results)) {
      int[] chosen = neurons == null ? null : neurons.zeroBased();
      TestFigures.write(TestResultsFile.read(results), directory, format, chosen).forEach(path -> out.println("wrote " + path));
    }
    if (!curve.isEmpty()) {
      LearningCurveFigure.write(curve, directory, format).forEach(path -> out.println("wrote " + path));
    }
    return ExitCode.OK;
  }
}

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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws figures from files. */
@Command(
    name = "plot",
    description = "Draw the figures of a test again, and the learning curve.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {ExitCode.OK_TEXT, ExitCode.FAILED_TEXT, ExitCode.BAD_INPUT_TEXT},
    footerHeading = "%nExample:%n",
    footer = "  entrain plot my-data/test.h5 -i 1,5,9,13 --format svg")
final class PlotCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;
  @Mixin
  private FormatOption figures;

  @Parameters(paramLabel = "DIR/test.h5", description = "Results of 'entrain test', or their data directory.")
  private Path file;

  @Option(
      names = {"-i", "--neurons"},
      paramLabel = "I",
      converter = IndexList.Converter.class,
      description = "Neurons to draw, counted from 1, among those tested (default: all of them).")
  private IndexList neurons;

  @Override
  public Integer call() {
    Format format = Format.parse(figures.name());
    PrintWriter out = spec.commandLine().getOut();
    boolean whole = Files.isDirectory(file);
    Path results = whole ? file.resolve(TestResultsFile.NAME) : file;
    Path directory = whole ? file : file.resolveSibling("");
    List<LoopSummary> curve = LearningCurveFile.read(directory);
    boolean tested = Files.exists(results);
    if (!tested && (!whole || curve.isEmpty())) {
      throw new ConfigException(results + ": there is no such file; 'entrain test' writes it");
    }
    if (tested) {
      TestFigures.write(TestResultsFile.read(results), directory, format, IndexList.indices(neurons))
          .forEach(path -> out.println("wrote " + path));
    }
    if (!curve.isEmpty()) {
      LearningCurveFigure.write(curve, directory, format).forEach(path -> out.println("wrote " + path));
    }
    return ExitCode.OK;
  }
}

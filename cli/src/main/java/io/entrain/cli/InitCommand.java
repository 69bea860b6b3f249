package io.entrain.cli;

import io.entrain.Entrain;
import io.entrain.config.ConfigException;
import io.entrain.recording.TargetSource;
import io.entrain.recording.TargetSource.Sigma;
import io.entrain.training.InitOptions;
import io.entrain.training.InitReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws a network and its inputs. */
@Command(
    name = "init",
    description = "Draw network, stimulus and targets of an experiment, and measure its rates before learning.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {ExitCode.OK_TEXT, ExitCode.FAILED_TEXT, ExitCode.BAD_INPUT_TEXT},
    footerHeading = "%nExamples:%n",
    footer = {
      "  entrain init my-data",
      "  entrain init my-data --rates left.jld,right.jld --rows 0:99",
      "Targets are read from HDF5, JLD, JLD2 and MATLAB v7.3 files. Without them they come from the plugin 'targets'."
    })
final class InitCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;
  @Mixin
  private ThreadsOption threads;

  @Parameters(paramLabel = "DIR", description = "Data directory; its entrain.conf holds the parameters.")
  private Path directory;

  @Option(names = "--tasks", paramLabel = "N", description = "Tasks to learn (default: as many as the files hold, else 1).")
  private int tasks;

  @Option(
      names = "--targets", paramLabel = "FILE", split = ",",
      description = "Synaptic currents to learn; one file a task, or one file with an axis of tasks.")
  private List<Path> targets = List.of();

  @Option(
      names = "--rates", paramLabel = "FILE", split = ",",
      description = "Firing rates (Hz) to learn, turned into currents by Ricciardi's formula.")
  private List<Path> rates = List.of();

  @Option(names = "--dataset", paramLabel = "NAME", description = "Dataset in the files (default: the only table).")
  private String dataset;

  @Option(names = "--time-axis", paramLabel = "AXIS", description = "Axis of time, first or last (default: found from the sizes).")
  private TargetSource.TimeAxis timeAxis;

  @Option(names = "--rows", paramLabel = "A:B", description = "Rows of the files to use, counted from 0, the last included.")
  private String rows;

  @Option(
      names = "--neuron-map", paramLabel = "F.h5:/NAME",
      description = "For each neuron its column in the files, from 0, or -1 for one that is not trained.")
  private String neuronMap;

  @Option(
      names = "--sigma", paramLabel = "X|F.h5:/NAME",
      description = "Sigma of Ricciardi's formula, or a value a column (default: from the initial pass; with K = 0, sig).")
  private String sigma;

  @Option(names = "--keep-external-input", description = "Do not take the constant external input X_bal off currents made from rates.")
  private boolean keepExternalInput;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (ParameterTemplate.writeIfMissing(directory)) {
      out.println("There was no " + directory.resolve("entrain.conf") + ": one that takes every default was written.");
    }
    Entrain experiment = Entrain.open(directory);
    try (ProgressDisplay progress = ProgressDisplay.create()) {
      InitReport report = experiment.init(new InitOptions(tasks, source(), threads.count()), progress);
      progress.close();
      print(out, report);
    }
    return ExitCode.OK;
  }

  static void print(PrintWriter out, InitReport report) {
    out.printf(Locale.ROOT, "mean excitatory firing rate: %.6f Hz%n", report.excitatoryRateHz());
    out.printf(Locale.ROOT, "mean inhibitory firing rate: %.6f Hz%n", report.inhibitoryRateHz());
    report.remarks().forEach(remark -> out.println("note: " + remark));
  }

  private TargetSource source() {
    if (!targets.isEmpty() && !rates.isEmpty()) {
      throw new ConfigException("--targets and --rates: only one of them can be given");
    }
    if (targets.isEmpty() && rates.isEmpty()) {
      return null;
    }
    boolean fromRates = targets.isEmpty();
    int[] range = rowRange();
    return new TargetSource(
        fromRates ? TargetSource.Kind.RATES : TargetSource.Kind.CURRENTS,
        fromRates ? rates : targets,
        dataset,
        timeAxis,
        range[0],
        range[1],
        neuronMap,
        sigma(),
        !keepExternalInput);
  }

  private int[] rowRange() {
    if (rows == null) {
      return new int[] {-1, -1};
    }
    if (!rows.matches("\\d{1,9}:\\d{1,9}")) {
      throw new ConfigException("--rows " + rows + ": must be two rows counted from 0, such as 0:99");
    }
    String[] ends = rows.split(":");
    return new int[] {Integer.parseInt(ends[0]), Integer.parseInt(ends[1])};
  }

  private Sigma sigma() {
    if (sigma == null) {
      return new Sigma.Measured();
    }
    if (sigma.contains(":/")) {
      return new Sigma.PerColumn(sigma);
    }
    try {
      return new Sigma.Given(Double.parseDouble(sigma));
    } catch (NumberFormatException e) {
      throw new ConfigException("--sigma " + sigma + ": must be a number, or a dataset such as file.h5:/sigma");
    }
  }
}

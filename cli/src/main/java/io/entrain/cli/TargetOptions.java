package io.entrain.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What the user says about files with the activity to be learned; {@link RecordedTargets} makes sense of it. */
final class TargetOptions {
  @Option(
      names = "--targets",
      paramLabel = "FILE",
      split = ",",
      description = "Synaptic currents to learn; one file a task, or one file with an axis of tasks.")
  List<Path> targets = List.of();

  @Option(
      names = "--rates",
      paramLabel = "FILE",
      split = ",",
      description = "Firing rates (Hz) to learn, turned into currents by Ricciardi's formula.")
  List<Path> rates = List.of();

  @Option(names = "--dataset", paramLabel = "NAME", description = "Dataset in the files (default: the only table).")
  String dataset;

  @Option(names = "--time-axis", paramLabel = "AXIS", description = "Axis of time, first or last (default: found from the sizes).")
  String timeAxis;

  @Option(names = "--rows", paramLabel = "A:B", description = "Rows of the files to use, counted from 0, the last included.")
  String rows;

  @Option(
      names = "--neuron-map",
      paramLabel = "F.h5:/NAME",
      description = "For each neuron its column in the files, from 0, or -1 for one that is not trained.")
  String neuronMap;

  @Option(
      names = "--sigma",
      paramLabel = "X|F.h5:/NAME",
      description = "Sigma of Ricciardi's formula, or a value a column (default: from the initial pass; with K = 0, sig).")
  String sigma;

  @Option(
      names = "--keep-external-input",
      description = "Do not take the constant external input X_bal off currents made from rates.")
  boolean keepExternalInput;
}

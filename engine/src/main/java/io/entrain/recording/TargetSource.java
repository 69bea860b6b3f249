package io.entrain.recording;

import java.nio.file.Path;
import java.util.List;

/**
 * Files with the activity to be learned.
 *
 * @param kind currents to be used as they are, or rates (Hz) to be turned into currents
 * @param files one file a task in order, or one file with a third axis of tasks
 * @param dataset name of the dataset in every file; null: the only 2- or 3-dimensional one
 * @param timeAxis axis of time; null: found from the sizes
 * @param firstRow first row used, 0-based; -1: the files must have exactly the rows needed
 * @param lastRow last row used, 0-based and included; -1 as firstRow
 * @param neuronMap file and dataset {@code file.h5:/name} with, for each neuron, its 0-based target column or -1 (not trained); null:
 *     neuron i has column i, and there must be as many columns as neurons
 * @param sigma how the spread of the input is found for rates; ignored for currents
 * @param subtractExternalInput whether the constant external input X_bal is taken off currents made from rates
 */
public record TargetSource(
    Kind kind,
    List<Path> files,
    String dataset,
    TimeAxis timeAxis,
    int firstRow,
    int lastRow,
    String neuronMap,
    Sigma sigma,
    boolean subtractExternalInput) {
  /** What the numbers are. */
  public enum Kind {
    CURRENTS,
    RATES
  }

  /** Which of the two axes (in C order) of a task's table is time. */
  public enum TimeAxis {
    FIRST,
    LAST
  }

  /** Where Ricciardi's sigma comes from. */
  public sealed interface Sigma {
    /** From the initial pass when K > 0, else from the noise {@code sig}. */
    record Measured() implements Sigma {}

    /** One number for all neurons. */
    record Given(double value) implements Sigma {}

    /** A dataset {@code file.h5:/name}, one value a target column. */
    record PerColumn(String dataset) implements Sigma {}
  }
}

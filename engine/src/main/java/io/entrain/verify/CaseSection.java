package io.entrain.verify;

import io.entrain.hdf5.DataFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a file expects of one loop, trial or pass.
 *
 * @param label name for messages, for example {@code loop1}
 * @param datasets expected arrays by name
 * @param weightSpread relative spread of the weights between a float32 and a float64 run of this loop, as the case's author measured it
 */
record CaseSection(String label, Map<String, CaseArray> datasets, double weightSpread) {
  static final String SPIKE_STEP = "spike_step";
  static final String SPIKE_NEURON = "spike_neuron";
  static final String WEIGHTS = "wp_weights";
  static final String COVARIANCE = "P";
  private static final String MARGIN = "margin";

  /** Refuses spikes whose two columns differ in length, and a margin that is no single number. */
  CaseSection checked(Path file) {
    require(file, spikes().steps().length == spikes().neurons().length, "spike_step and spike_neuron must have the same length");
    CaseArray margin = datasets.get(MARGIN);
    require(file, margin == null || margin.values().length == 1, "margin must be one number");
    return this;
  }

  /** Least distance of a neuron from its threshold over all decisions: how far this trial is from a different spike. 0 if not given. */
  double margin() {
    CaseArray margin = datasets.get(MARGIN);
    return margin == null ? 0 : margin.values()[0];
  }

  /** The expected spikes; the file of a silent network has none. */
  SpikeTable spikes() {
    CaseArray steps = datasets.get(SPIKE_STEP);
    CaseArray neurons = datasets.get(SPIKE_NEURON);
    return steps == null || neurons == null ? SpikeTable.EMPTY : new SpikeTable(steps.values(), neurons.values());
  }

  /** Whether a dataset is compared value by value, unlike spikes and the margin. */
  static boolean comparable(String dataset) {
    return !dataset.equals(SPIKE_STEP) && !dataset.equals(SPIKE_NEURON) && !dataset.equals(MARGIN);
  }

  private void require(Path file, boolean condition, String rule) {
    if (!condition) {
      throw new DataFileException(file, "expectation of " + label, rule);
    }
  }
}

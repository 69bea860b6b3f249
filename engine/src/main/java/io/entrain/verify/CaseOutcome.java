package io.entrain.verify;

import java.util.LinkedHashMap;
import java.util.Map;

/** What one loop, trial or pass gave: arrays in C order under the names that they have in a case file. Arrays are not copied. */
final class CaseOutcome {
  private final Map<String, double[]> arrays = new LinkedHashMap<>();

  CaseOutcome with(String name, double... values) {
    arrays.put(name, values);
    return this;
  }

  CaseOutcome with(String name, int[] values) {
    double[] exact = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      exact[i] = values[i];
    }
    return with(name, exact);
  }

  CaseOutcome with(SpikeTable spikes) {
    return with(CaseSection.SPIKE_STEP, spikes.steps()).with(CaseSection.SPIKE_NEURON, spikes.neurons());
  }

  boolean has(String name) {
    return arrays.containsKey(name);
  }

  /** Returns the array of that name, null if it was not computed. */
  double[] array(String name) {
    return arrays.get(name);
  }
}

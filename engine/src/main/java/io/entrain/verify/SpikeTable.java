package io.entrain.verify;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The spikes of a trial, sorted by step, then by neuron.
 *
 * @param steps 1-based step of each spike
 * @param neurons 0-based neuron of each spike
 */
record SpikeTable(double[] steps, double[] neurons) {
  static final SpikeTable EMPTY = new SpikeTable(new double[0], new double[0]);

  int size() {
    return steps.length;
  }

  /** Returns the first step in which not the same neurons fire, empty if all spikes are the same. */
  OptionalInt firstDifference(SpikeTable other) {
    int same = 0;
    int shorter = Math.min(size(), other.size());
    while (same < shorter && steps[same] == other.steps[same] && neurons[same] == other.neurons[same]) {
      same++;
    }
    if (same == size() && same == other.size()) {
      return OptionalInt.empty();
    }
    return OptionalInt.of((int) Math.min(stepAt(same), other.stepAt(same)));
  }

  /** Returns the neurons that fire in a step, for a message: {@code [3, 17]}. */
  String firingAt(int step) {
    int[] firing = new int[size()];
    int count = 0;
    for (int i = 0; i < size(); i++) {
      if (steps[i] == step) {
        firing[count++] = (int) neurons[i];
      }
    }
    return Arrays.toString(Arrays.copyOf(firing, count));
  }

  private double stepAt(int index) {
    return index < size() ? steps[index] : Double.POSITIVE_INFINITY;
  }
}

package io.entrain.training;

import io.entrain.config.ConfigException;
import io.entrain.linalg.RealArray;

/** Makes sure that every neuron that is to be trained has numbers to follow. */
final class TargetCheck {
  private TargetCheck() {}

  /** {@code origin} says who made the targets, for the message. */
  static void requireNumbers(RealArray[][] tables, TargetPlan plan, String origin) {
    for (int task = 0; task < tables.length; task++) {
      for (int row = 0; row < tables[task].length; row++) {
        RealArray values = tables[task][row];
        for (int neuron = 0; neuron < values.length(); neuron++) {
          if (plan.trains(neuron) && !Double.isFinite(values.get(neuron))) {
            throw new ConfigException(
                "%s: the target of neuron %d in task %d is %s in row %d: must be a finite number"
                    .formatted(origin, neuron + 1, task + 1, values.get(neuron), row + 1));
          }
        }
      }
    }
  }
}

package io.entrain.experiment;

import io.entrain.config.ConfigException;
import io.entrain.linalg.RealArray;
import io.entrain.network.NeuronRange;
import io.entrain.network.NeuronTable;
import java.util.List;

/** Makes sure that every neuron that is to be trained has numbers to follow. */
public final class TargetCheck {
  private TargetCheck() {}

  /**
   * Looks at the tables of all tasks.
   *
   * @param origin who made the targets, for the message
   * @throws ConfigException if one of them is no finite number
   */
  public static void requireNumbers(List<NeuronTable> tables, TargetPlan plan, String origin) {
    for (int task = 0; task < tables.size(); task++) {
      NeuronTable table = tables.get(task);
      for (int row = 0; row < table.rows().length; row++) {
        requireNumbers(
            table.rows()[row], table.neurons(), plan, "%s: the target of neuron %%d in task %d is %%s in row %d"
                .formatted(origin, task + 1, row + 1));
      }
    }
  }

  private static void requireNumbers(RealArray row, NeuronRange neurons, TargetPlan plan, String message) {
    for (int neuron = neurons.from(); neuron < neurons.to(); neuron++) {
      double value = row.get(neuron - neurons.from());
      if (!Double.isFinite(value) && plan.trains(neuron)) {
        throw new ConfigException(message.formatted(neuron + 1, value) + ": must be a finite number");
      }
    }
  }
}

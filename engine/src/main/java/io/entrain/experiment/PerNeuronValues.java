package io.entrain.experiment;

import io.entrain.config.NeuronValues;
import io.entrain.random.DrawSequence;
import io.entrain.random.RandomStream;
import io.entrain.recording.VectorReader;
import java.util.Arrays;
import java.util.List;

/** Turns a parameter that may differ from neuron to neuron into one number for each. */
final class PerNeuronValues {
  private PerNeuronValues() {}

  /** The values of the parameter {@code name}; draws depend on the seed, the name and the neuron. */
  static double[] resolve(String name, NeuronValues values, int neurons, long seed) {
    double[] resolved = new double[neurons];
    switch (values) {
      case NeuronValues.Uniform(double value) -> Arrays.fill(resolved, value);
      case NeuronValues.Listed(List<Double> list) -> Arrays.setAll(resolved, list::get);
      case NeuronValues.Dataset(var file, String dataset, double factor) -> {
        double[] stored = VectorReader.read(file, dataset, neurons);
        Arrays.setAll(resolved, neuron -> stored[neuron] * factor);
      }
      case NeuronValues.UniformRange(double min, double max) -> {
        RandomStream stream = RandomStream.of(seed, "parameter-" + name);
        Arrays.setAll(resolved, neuron -> min + (max - min) * stream.sequence(neuron, 0).nextUniform());
      }
      case NeuronValues.Normal normal -> {
        RandomStream stream = RandomStream.of(seed, "parameter-" + name);
        Arrays.setAll(resolved, neuron -> draw(normal, stream.sequence(neuron, 0)));
      }
    }
    return resolved;
  }

  private static double draw(NeuronValues.Normal normal, DrawSequence draws) {
    double value;
    do {
      value = normal.mean() + normal.sd() * draws.nextNormal();
    } while (value < normal.min() || value > normal.max());
    return value;
  }
}

package io.entrain.config;

import java.nio.file.Path;
import java.util.List;

/** A parameter that is one number for the whole network, or one for each neuron. Durations in ms. */
public sealed interface NeuronValues {
  /** The same value for every neuron. */
  record Uniform(double value) implements NeuronValues {}

  /** One value a neuron, in order. */
  record Listed(List<Double> values) implements NeuronValues {
    public Listed {
      values = List.copyOf(values);
    }
  }

  /** Drawn for each neuron from a normal distribution, cut at {@code min} and {@code max} (infinite where not given) by drawing again. */
  record Normal(double mean, double sd, double min, double max) implements NeuronValues {}

  /** Drawn for each neuron between two bounds. */
  record UniformRange(double min, double max) implements NeuronValues {}

  /** Read from a dataset of length N of an HDF5 file; {@code file} is absolute, {@code unitFactor} turns what is stored into ms (or 1). */
  record Dataset(Path file, String dataset, double unitFactor) implements NeuronValues {}
}

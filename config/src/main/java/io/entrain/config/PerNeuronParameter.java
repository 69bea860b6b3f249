package io.entrain.config;

import java.util.List;

/**
 * A parameter that may have one value a neuron.
 *
 * @param values as the engine reads them
 * @param parameters as people read them, with the fingerprint of the file that they come from, if any
 */
record PerNeuronParameter(NeuronValues values, List<Parameter> parameters) {
  PerNeuronParameter {
    parameters = List.copyOf(parameters);
  }
}

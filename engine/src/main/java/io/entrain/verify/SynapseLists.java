package io.entrain.verify;

import io.entrain.config.ConfigException;

/**
 * Synapses as ragged lists, one a neuron: list {@code i} is {@code offsets[i] .. offsets[i+1]-1}.
 *
 * @param offsets N + 1 bounds
 * @param partners neuron at the other end of each synapse
 * @param weights charge of each synapse
 */
record SynapseLists(int[] offsets, int[] partners, double[] weights) {
  /** Lists of a network that has no such synapses. */
  static SynapseLists none(int neurons) {
    return new SynapseLists(new int[neurons + 1], new int[0], new double[0]);
  }

  int degree(int neuron) {
    return offsets[neuron + 1] - offsets[neuron];
  }

  /** Refuses lists that do not fit together; {@code prefix} names them in the message. */
  SynapseLists checked(String prefix, int neurons) {
    require(offsets[0] == 0 && offsets[neurons] == partners.length, prefix + "_offsets: must go from 0 to the number of synapses");
    for (int i = 0; i < neurons; i++) {
      require(offsets[i] <= offsets[i + 1], prefix + "_offsets[" + (i + 1) + "] = " + offsets[i + 1] + ": must not fall");
    }
    for (int i = 0; i < partners.length; i++) {
      int partner = partners[i];
      require(partner >= 0 && partner < neurons, prefix + ", synapse " + i + ": neuron " + partner + " is not in 0.." + (neurons - 1));
      require(Double.isFinite(weights[i]), prefix + "_weights[" + i + "] = " + weights[i] + ": must be finite");
    }
    return this;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new ConfigException(message);
    }
  }
}

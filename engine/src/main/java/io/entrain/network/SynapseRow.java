package io.entrain.network;

import java.util.Arrays;

/** The synapses of one neuron, as a generator draws them: partners and weights. Reused from neuron to neuron. */
public final class SynapseRow {
  private int[] partners = new int[64];
  private double[] weights = new double[64];
  private int size;

  public void clear() {
    size = 0;
  }

  /** Adds a synapse with neuron {@code partner} of weight {@code weight} (charge: current x ms). */
  public void add(int partner, double weight) {
    if (size == partners.length) {
      partners = Arrays.copyOf(partners, 2 * size);
      weights = Arrays.copyOf(weights, 2 * size);
    }
    partners[size] = partner;
    weights[size++] = weight;
  }

  public int size() {
    return size;
  }

  public int partner(int index) {
    return partners[index];
  }

  public double weight(int index) {
    return weights[index];
  }
}

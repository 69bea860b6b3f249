package io.entrain.network;

import io.entrain.config.Precision;
import io.entrain.linalg.RealArray;

/**
 * Synapses in compressed rows: those of row {@code i} are {@code offsets[i] .. offsets[i+1]-1}. Rows are the neurons of {@code rows}, in
 * order; partners ascend within a row where they were drawn so. The arrays are held, not copied, and only weights ever change.
 *
 * @param rows the neurons that have a row
 * @param offsets row boundaries, rows.size() + 1
 * @param partners the neuron at the other end of each synapse
 * @param weights weight of each synapse (charge: current x ms)
 */
public record SynapseTable(NeuronRange rows, int[] offsets, int[] partners, RealArray weights) {
  public SynapseTable {
    int synapses = offsets[offsets.length - 1];
    if (offsets.length != rows.size() + 1 || partners.length != synapses || weights.length() != synapses) {
      throw new IllegalArgumentException(
          "synapse table of %d rows with %d offsets, %d partners and %d weights for %d synapses: sizes do not fit"
              .formatted(rows.size(), offsets.length, partners.length, weights.length(), synapses));
    }
  }

  /** A table without synapses. */
  public static SynapseTable empty(NeuronRange rows, Precision precision) {
    return new SynapseTable(rows, new int[rows.size() + 1], new int[0], RealArray.allocate(precision, 0));
  }

  /** First synapse of a neuron of {@code rows}. */
  public int begin(int neuron) {
    return offsets[neuron - rows.from()];
  }

  /** End (exclusive) of the synapses of a neuron of {@code rows}. */
  public int end(int neuron) {
    return offsets[neuron - rows.from() + 1];
  }

  public int synapses() {
    return partners.length;
  }
}

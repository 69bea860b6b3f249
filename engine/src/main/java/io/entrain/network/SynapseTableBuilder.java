package io.entrain.network;

import io.entrain.config.Precision;
import io.entrain.linalg.RealArray;
import java.util.Arrays;

/** Collects rows, in order, into a {@link SynapseTable}. */
final class SynapseTableBuilder {
  private final NeuronRange rows;
  private final Precision precision;
  private final int[] offsets;
  private int[] partners = new int[1024];
  private double[] weights = new double[1024];
  private int row;

  SynapseTableBuilder(NeuronRange rows, Precision precision) {
    this.rows = rows;
    this.precision = precision;
    this.offsets = new int[rows.size() + 1];
  }

  /** Appends the next row. */
  void add(SynapseRow synapses) {
    int begin = offsets[row];
    int end = Math.addExact(begin, synapses.size());
    if (end > partners.length) {
      int capacity = (int) Math.min(Integer.MAX_VALUE - 8, Math.max(end, 2L * partners.length));
      partners = Arrays.copyOf(partners, capacity);
      weights = Arrays.copyOf(weights, capacity);
    }
    for (int i = 0; i < synapses.size(); i++) {
      partners[begin + i] = synapses.partner(i);
      weights[begin + i] = synapses.weight(i);
    }
    offsets[++row] = end;
  }

  SynapseTable build() {
    if (row != rows.size()) {
      throw new IllegalStateException(row + " rows of " + rows.size() + " were given");
    }
    int synapses = offsets[row];
    RealArray values = RealArray.copyOf(precision, weights, synapses);
    return new SynapseTable(rows, offsets, Arrays.copyOf(partners, synapses), values);
  }
}

package io.entrain.network;

import io.entrain.config.ConfigException;
import io.entrain.config.Precision;
import io.entrain.linalg.RealArray;
import java.util.Arrays;
import java.util.List;

/** Collects rows, in order, into a {@link SynapseTable}, as far as their partners are in a range. */
final class SynapseTableBuilder {
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private final NeuronRange rows;
  private final NeuronRange partnersHeld;
  private final Precision precision;
  private final int[] offsets;
  private int[] partners = new int[1024];
  private double[] weights = new double[1024];
  private int row;

  SynapseTableBuilder(NeuronRange rows, NeuronRange partnersHeld, Precision precision) {
    this.rows = rows;
    this.partnersHeld = partnersHeld;
    this.precision = precision;
    this.offsets = new int[rows.size() + 1];
  }

  /** Appends the next row. */
  void add(SynapseRow synapses) {
    int end = offsets[row];
    makeRoom(Math.addExact(end, synapses.size()));
    for (int i = 0; i < synapses.size(); i++) {
      if (partnersHeld.contains(synapses.partner(i))) {
        partners[end] = synapses.partner(i);
        weights[end++] = synapses.weight(i);
      }
    }
    offsets[++row] = end;
  }

  private void makeRoom(int synapses) {
    if (synapses > partners.length) {
      int capacity = (int) Math.min(LARGEST, Math.max(synapses, 2L * partners.length));
      partners = Arrays.copyOf(partners, capacity);
      weights = Arrays.copyOf(weights, capacity);
    }
  }

  SynapseTable build() {
    if (row != rows.size()) {
      throw new IllegalStateException(row + " rows of " + rows.size() + " were given");
    }
    int synapses = offsets[row];
    RealArray values = RealArray.copyOf(precision, weights, synapses);
    return new SynapseTable(rows, offsets, Arrays.copyOf(partners, synapses), values);
  }

  /**
   * Tables of ranges that follow each other, as one.
   *
   * @throws ConfigException if they are too large for one
   */
  static SynapseTable joined(NeuronRange rows, List<SynapseTable> parts, Precision precision) {
    long total = parts.stream().mapToLong(SynapseTable::synapses).sum();
    if (total > LARGEST) {
      throw new ConfigException(
          "%d synapses onto the neurons of one process: must be at most %d; use more nodes".formatted(total, LARGEST));
    }
    int synapses = (int) total;
    int[] offsets = new int[rows.size() + 1];
    int[] partners = new int[synapses];
    RealArray weights = RealArray.allocate(precision, synapses);
    int next = 0;
    for (SynapseTable part : parts) {
      for (int neuron = part.rows().from(); neuron < part.rows().to(); neuron++) {
        offsets[neuron - rows.from() + 1] = next + part.end(neuron);
      }
      System.arraycopy(part.partners(), 0, partners, next, part.synapses());
      weights.copyFrom(part.weights(), next);
      next += part.synapses();
    }
    return new SynapseTable(rows, offsets, partners, weights);
  }
}

package io.entrain.step;

import io.entrain.network.NeuronRange;
import io.entrain.network.SynapseTable;
import java.util.Arrays;

/**
 * The synapses of one presynaptic neuron onto a range, in the order in which their charge is added: positive weights before negative ones,
 * equal weights together. The order is a function of the neuron's synapses alone, so that sums do not depend on the range. Reused row by
 * row.
 */
final class StaticRow {
  /** Postsynaptic neurons that a 16-bit index tells apart. */
  static final int SECTION = 1 << 16;

  private static final int INDEX_BITS = 20;

  private final SynapseTable table;
  private final NeuronRange range;
  private long[] keys = new long[1 << 10];
  private int begin;
  private int size;

  StaticRow(SynapseTable table, NeuronRange range) {
    this.table = table;
    this.range = range;
  }

  /** Turns to the synapses of {@code neuron}; those of weight zero are left out. */
  void read(int neuron) {
    begin = table.begin(neuron);
    size = 0;
    int synapses = table.end(neuron) - begin;
    if (synapses > 1 << INDEX_BITS) {
      throw new IllegalArgumentException("neuron %d has %d static synapses: at most %d".formatted(neuron + 1, synapses, 1 << INDEX_BITS));
    }
    if (keys.length < synapses) {
      keys = new long[synapses];
    }
    for (int i = 0; i < synapses; i++) {
      int partner = table.partners()[begin + i];
      double weight = table.weights().get(begin + i);
      if (range.contains(partner) && weight != 0) {
        keys[size++] = key((float) weight, (partner - range.from()) / SECTION, i);
      }
    }
    Arrays.sort(keys, 0, size);
  }

  /** Ascends with the sign bit, then the size of the weight, then the section, then the place in the table. */
  private static long key(float weight, int section, int index) {
    long bits = Integer.toUnsignedLong(Float.floatToRawIntBits(weight));
    return (bits << 32 | (long) section << INDEX_BITS | index) ^ Long.MIN_VALUE;
  }

  int size() {
    return size;
  }

  /** Local index of the neuron on which synapse {@code i} ends. */
  int postsynaptic(int i) {
    return table.partners()[place(i)] - range.from();
  }

  double weight(int i) {
    return table.weights().get(place(i));
  }

  private int place(int i) {
    return begin + (int) (keys[i] & (1 << INDEX_BITS) - 1);
  }
}

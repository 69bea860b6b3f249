package io.entrain.network;

import io.entrain.config.ConfigException;
import io.entrain.config.Precision;
import java.util.List;
import java.util.stream.IntStream;

/** Turns what the wiring plugins draw into tables, several rows at a time, and checks it. */
public final class NetworkGenerator {
  /** Rows that a thread draws in one go. */
  private static final int BLOCK = 256;

  private final NeuronRange all;
  private final Precision precision;

  public NetworkGenerator(int neurons, Precision precision) {
    this.all = new NeuronRange(0, neurons);
    this.precision = precision;
  }

  /**
   * The static synapses onto the neurons of a range, a row for each presynaptic neuron of the network. All synapses are drawn for it, so
   * it takes as long as to draw the network, and holds those of the range.
   *
   * @param plugin name of the wiring, for messages
   * @throws ConfigException if the wiring draws what cannot be
   */
  public SynapseTable drawStatic(String plugin, StaticWiring wiring, NeuronRange postsynaptic) {
    return draw(plugin, wiring::synapsesFrom, all, postsynaptic);
  }

  /** The plastic synapses onto the neurons of a range, a row for each of them; as {@link #drawStatic}. */
  public SynapseTable drawPlastic(String plugin, PlasticWiring wiring, NeuronRange postsynaptic) {
    return draw(plugin, wiring::synapsesOnto, postsynaptic, all);
  }

  private SynapseTable draw(String plugin, RowSource source, NeuronRange rows, NeuronRange partners) {
    List<SynapseTable> blocks =
        IntStream.range(0, Math.ceilDiv(rows.size(), BLOCK))
            .parallel()
            .mapToObj(
                block -> {
                  int from = rows.from() + block * BLOCK;
                  return drawBlock(plugin, source, new NeuronRange(from, Math.min(rows.to(), from + BLOCK)), partners);
                })
            .toList();
    return SynapseTableBuilder.joined(rows, blocks, precision);
  }

  private SynapseTable drawBlock(String plugin, RowSource source, NeuronRange rows, NeuronRange partners) {
    SynapseTableBuilder table = new SynapseTableBuilder(rows, partners, precision);
    SynapseRow row = new SynapseRow();
    for (int neuron = rows.from(); neuron < rows.to(); neuron++) {
      row.clear();
      source.fill(neuron, row);
      check(plugin, neuron, row);
      table.add(row);
    }
    return table.build();
  }

  private void check(String plugin, int neuron, SynapseRow row) {
    for (int i = 0; i < row.size(); i++) {
      int partner = row.partner(i);
      if (!all.contains(partner)) {
        throw new ConfigException(
            "%s: neuron %d is given partner %d: must be 0 to %d".formatted(plugin, neuron, partner, all.to() - 1));
      }
      if (!Double.isFinite(row.weight(i))) {
        throw new ConfigException(
            "%s: the synapse between neurons %d and %d has weight %s: must be finite"
                .formatted(plugin, neuron, partner, row.weight(i)));
      }
    }
  }

  @FunctionalInterface
  private interface RowSource {
    void fill(int neuron, SynapseRow row);
  }
}

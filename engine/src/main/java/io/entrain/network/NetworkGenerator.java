package io.entrain.network;

import io.entrain.config.ConfigException;
import io.entrain.config.Precision;

/** Turns what the wiring plugins draw into tables, and checks it. */
public final class NetworkGenerator {
  private final int neurons;
  private final Precision precision;

  public NetworkGenerator(int neurons, Precision precision) {
    this.neurons = neurons;
    this.precision = precision;
  }

  /** The static synapses, a row for each presynaptic neuron. */
  public SynapseTable drawStatic(StaticWiring wiring) {
    return draw(wiring.getClass().getName(), wiring::synapsesFrom);
  }

  /** The plastic synapses, a row for each postsynaptic neuron. */
  public SynapseTable drawPlastic(PlasticWiring wiring) {
    return draw(wiring.getClass().getName(), wiring::synapsesOnto);
  }

  private SynapseTable draw(String plugin, RowSource source) {
    NeuronRange all = new NeuronRange(0, neurons);
    SynapseTableBuilder table = new SynapseTableBuilder(all, precision);
    SynapseRow row = new SynapseRow();
    for (int neuron = 0; neuron < neurons; neuron++) {
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
      if (partner < 0 || partner >= neurons) {
        throw new ConfigException(
            "%s: neuron %d is given partner %d: must be 0 to %d".formatted(plugin, neuron, partner, neurons - 1));
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

package io.entrain.network;

/**
 * Draws the synapses that learn, with their first weights. A plugin: a public class with one public constructor that takes any of {@link
 * io.entrain.config.ExperimentConfig}, {@link io.entrain.config.PluginConfig} and {@link InitialActivity}.
 */
public interface PlasticWiring {
  /** Fills {@code row} (empty when given) with the plastic synapses onto {@code postsynaptic}. Safe for several threads. */
  void synapsesOnto(int postsynaptic, SynapseRow row);
}

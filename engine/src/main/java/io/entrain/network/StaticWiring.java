package io.entrain.network;

/**
 * Draws the synapses that never change. A plugin: a public class with one public constructor that takes any of {@link
 * io.entrain.config.ExperimentConfig} and {@link io.entrain.config.PluginConfig}. Every draw comes from a counter ({@link
 * io.entrain.random.RandomStream}), so that the rows may be asked for in any order, and more than once. Used when K > 0.
 */
public interface StaticWiring {
  /** Fills {@code row} (empty when given) with the synapses that {@code presynaptic} makes. Safe for several threads. */
  void synapsesFrom(int presynaptic, SynapseRow row);
}

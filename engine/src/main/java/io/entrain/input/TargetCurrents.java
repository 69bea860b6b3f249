package io.entrain.input;

/**
 * The synaptic currents to be learned. A plugin: a public class with one public constructor that takes any of {@link
 * io.entrain.config.ExperimentConfig}, {@link io.entrain.config.PluginConfig} and {@link io.entrain.network.InitialActivity}.
 */
public interface TargetCurrents {
  /** Writes one value a row ({@code TimeConfig.targetRows}) for one neuron in one task (0-based). Safe for several threads. */
  void draw(int task, int neuron, double[] rows);
}

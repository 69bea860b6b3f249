package io.entrain.input;

/**
 * The external stimulus X_stim, added to the constant external input between stim_on and stim_off. A plugin: a public class with one public
 * constructor that takes any of {@link io.entrain.config.ExperimentConfig} and {@link io.entrain.config.PluginConfig}.
 */
public interface Stimulus {
  /** Writes one value a row ({@code TimeConfig.stimulusRows}) for one neuron in one task (0-based). Safe for several threads. */
  void draw(int task, int neuron, double[] rows);
}

package io.entrain.config;

/** Sizes of the network: neurons {@code 0 .. excitatory-1} are excitatory, the others inhibitory. */
public record PopulationConfig(int neurons, int excitatory) {
  public int inhibitory() {
    return neurons - excitatory;
  }
}

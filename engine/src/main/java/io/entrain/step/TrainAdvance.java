package io.entrain.step;

/** Advances the filtered trains of one range of neurons from their spikes, for one thread. */
public interface TrainAdvance {
  /** Forgets everything: r is zero before step 1. */
  void begin();

  /** A neuron of the range fired in {@code step}. Steps do not descend. */
  void spiked(int neuron, int step);

  /** Brings r to what it is before step {@code step} begins: with all spikes that arrived in steps before it. */
  void to(int step);
}

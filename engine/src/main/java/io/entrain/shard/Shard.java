package io.entrain.shard;

/**
 * A network, or the postsynaptic part of one, that can be run trial by trial and keeps what it learns. Not safe for several callers at
 * once; it uses its own threads inside.
 */
public interface Shard extends RestorableState {
  /**
   * Runs one trial from the first step to the last.
   *
   * @param phase what the trial is for
   * @param inputs what drives it
   * @param observer watches it
   * @return spikes of each neuron
   */
  int[] run(Phase phase, TrialInputs inputs, TrialObserver observer);
}

package io.entrain.metrics;

/** Mean firing rates from spike counts. */
public final class FiringRate {
  private FiringRate() {}

  /** Mean rate, Hz, of the neurons {@code from .. to-1} over a trial of {@code steps} steps of {@code dtMs}; NaN for none. */
  public static double hz(int[] spikeCounts, int from, int to, double dtMs, int steps) {
    long spikes = 0;
    for (int neuron = from; neuron < to; neuron++) {
      spikes += spikeCounts[neuron];
    }
    return hz(spikes, to - from, dtMs, steps);
  }

  /** Mean rate, Hz, of so many neurons that fired {@code spikes} in all in a trial of {@code steps} steps of {@code dtMs}; NaN for none. */
  public static double hz(long spikes, int neurons, double dtMs, int steps) {
    return 1000 * ((double) spikes / neurons) / (dtMs * steps);
  }
}

package io.entrain.training;

/**
 * What one training loop gave.
 *
 * @param loop number of the loop, from 1, counted on after a restore
 * @param task index of the task, from 0
 * @param elapsedSeconds wall time of the loop
 * @param rateHz mean firing rate of all neurons over the whole trial
 * @param correlation mean correlation with the target over the neurons that have one; NaN if not measured in this loop or if no neuron has
 * @param nanNeurons neurons without a correlation; -1 if not measured
 * @param digest digest of all plastic weights after the loop
 */
public record LoopSummary(
    int loop, int task, double elapsedSeconds, double rateHz, double correlation, int nanNeurons, long digest) {
  /** Value of {@code nanNeurons} for a loop whose correlation was not measured. */
  public static final int NOT_MEASURED = -1;

  public boolean measured() {
    return nanNeurons >= 0;
  }
}

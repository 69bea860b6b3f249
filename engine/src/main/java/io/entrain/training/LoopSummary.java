package io.entrain.training;

import io.entrain.config.TimeConfig;
import io.entrain.metrics.CorrelationSum;
import io.entrain.metrics.FiringRate;
import io.entrain.metrics.ShardSummary;
import java.util.List;

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

  /**
   * Puts together what all shards gave.
   *
   * @param shards summaries of all shards of the network, in any order
   */
  public static LoopSummary of(int loop, int task, double elapsedSeconds, List<ShardSummary> shards, TimeConfig time) {
    int neurons = 0;
    long spikes = 0;
    long digest = 0;
    boolean measured = true;
    CorrelationSum correlations = CorrelationSum.NONE;
    for (ShardSummary shard : shards) {
      neurons += shard.range().size();
      spikes += shard.spikes();
      digest += shard.digest();
      measured &= shard.correlations() != null;
      correlations = measured ? correlations.plus(shard.correlations()) : CorrelationSum.NONE;
    }
    double rate = FiringRate.hz(spikes, neurons, time.dtMs(), time.steps());
    int nanNeurons = measured ? correlations.nanNeurons() : NOT_MEASURED;
    return new LoopSummary(loop, task, elapsedSeconds, rate, correlations.mean(), nanNeurons, digest);
  }

  public boolean measured() {
    return nanNeurons >= 0;
  }
}

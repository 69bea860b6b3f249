package io.entrain.training;

import io.entrain.config.TimeConfig;
import io.entrain.metrics.FiringRate;
import io.entrain.metrics.MeanCorrelation;
import io.entrain.network.NeuronRange;
import java.util.Comparator;
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
   * Puts together what all shards gave, in ascending order of neuron.
   *
   * @param shards summaries of all shards of the network, in any order
   */
  public static LoopSummary of(int loop, int task, double elapsedSeconds, List<ShardSummary> shards, TimeConfig time) {
    List<ShardSummary> ascending = shards.stream().sorted(Comparator.comparingInt(shard -> shard.range().from())).toList();
    int neurons = ascending.getLast().range().to();
    int[] counts = new int[neurons];
    double[] correlations = new double[neurons];
    long digest = 0;
    boolean measured = true;
    for (ShardSummary shard : ascending) {
      NeuronRange range = shard.range();
      System.arraycopy(shard.spikeCounts(), 0, counts, range.from(), range.size());
      measured &= shard.correlations() != null;
      if (measured) {
        System.arraycopy(shard.correlations(), 0, correlations, range.from(), range.size());
      }
      digest += shard.digest();
    }
    MeanCorrelation mean = measured ? MeanCorrelation.of(correlations) : new MeanCorrelation(Double.NaN, NOT_MEASURED);
    double rate = FiringRate.hz(counts, 0, neurons, time.dtMs(), time.steps());
    return new LoopSummary(loop, task, elapsedSeconds, rate, mean.mean(), mean.nanNeurons(), digest);
  }

  public boolean measured() {
    return nanNeurons >= 0;
  }
}

package io.entrain.metrics;

/**
 * Firing rate of one neuron over the training period, averaged over trials, in bins of {@code learnEveryMs}. Bin b holds the spikes at
 * times t (ms after the end of the stimulus) with {@code b * learnEvery < t <= (b + 1) * learnEvery}; the spike of step s lies at time
 * {@code s * dt}. Spikes before the end of the stimulus and after the last bin are not counted.
 *
 * @param edgesMs edges of the bins, ms after the end of the stimulus; one more than bins
 * @param meanHz mean over trials of the rate in each bin, Hz
 * @param semHz standard error of that mean (sample standard deviation over the root of the number of trials), Hz; NaN for a single trial
 */
public record PeristimulusHistogram(double[] edgesMs, double[] meanHz, double[] semHz) {

  /** Counts the spikes of the chosen neuron number {@code chosen} (a position in {@link TestResults#neurons}) in the trials of a task. */
  public static PeristimulusHistogram of(TestResults results, int task, int chosen) {
    double[] edgesMs = edges(results, results.target()[task].length);
    long[] sum = new long[edgesMs.length - 1];
    long[] sumOfSquares = new long[sum.length];
    for (int[][] trial : results.spikeSteps()[task]) {
      int[] counts = count(results, trial[chosen], sum.length);
      for (int bin = 0; bin < counts.length; bin++) {
        sum[bin] += counts[bin];
        sumOfSquares[bin] += (long) counts[bin] * counts[bin];
      }
    }
    return ofCounts(edgesMs, sum, sumOfSquares, results.spikeSteps()[task].length);
  }

  /** Bins. */
  public int bins() {
    return meanHz.length;
  }

  /** Middle of a bin, ms after the end of the stimulus. */
  public double centreMs(int bin) {
    return (edgesMs[bin] + edgesMs[bin + 1]) / 2;
  }

  private static PeristimulusHistogram ofCounts(double[] edgesMs, long[] sum, long[] sumOfSquares, int trials) {
    double[] meanHz = new double[sum.length];
    double[] semHz = new double[sum.length];
    for (int bin = 0; bin < sum.length; bin++) {
      double hzPerSpike = 1000 / (edgesMs[bin + 1] - edgesMs[bin]);
      double mean = (double) sum[bin] / trials;
      double scatter = (double) (trials * sumOfSquares[bin] - sum[bin] * sum[bin]) / trials;
      meanHz[bin] = hzPerSpike * mean;
      semHz[bin] = trials > 1 ? hzPerSpike * Math.sqrt(scatter / (trials - 1) / trials) : Double.NaN;
    }
    return new PeristimulusHistogram(edgesMs, meanHz, semHz);
  }

  private static int[] count(TestResults results, int[] spikeSteps, int bins) {
    int stimOff = steps(results.stimOffMs(), results);
    int learnEvery = steps(results.learnEveryMs(), results);
    int[] counts = new int[bins];
    for (int step : spikeSteps) {
      int bin = Math.floorDiv(step - stimOff - 1, learnEvery);
      if (bin >= 0 && bin < bins) {
        counts[bin]++;
      }
    }
    return counts;
  }

  /** The last bin is cut at the end of the trial when the training period is no whole number of bins. */
  private static double[] edges(TestResults results, int bins) {
    int trained = results.steps() - steps(results.stimOffMs(), results);
    int learnEvery = steps(results.learnEveryMs(), results);
    double[] edgesMs = new double[bins + 1];
    for (int edge = 0; edge <= bins; edge++) {
      edgesMs[edge] = Math.min((long) edge * learnEvery, trained) * results.dtMs();
    }
    return edgesMs;
  }

  private static int steps(double ms, TestResults results) {
    return Math.toIntExact((long) Math.rint(ms / results.dtMs()));
  }
}

package io.entrain.metrics;

/**
 * The correlation of a network with its targets.
 *
 * @param mean mean over the neurons that have a correlation, in ascending order; NaN if none has
 * @param nanNeurons neurons that have none
 */
public record MeanCorrelation(double mean, int nanNeurons) {
  public static MeanCorrelation of(double[] correlations) {
    double sum = 0;
    int count = 0;
    for (double correlation : correlations) {
      if (!Double.isNaN(correlation)) {
        sum += correlation;
        count++;
      }
    }
    return new MeanCorrelation(count == 0 ? Double.NaN : sum / count, correlations.length - count);
  }
}

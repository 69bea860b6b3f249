package io.entrain.metrics;

/**
 * Correlations of neurons with their targets, added up in fixed point, so that the sum does not depend on the order and on how the network
 * is cut.
 *
 * @param units sum, in units of 2^-40
 * @param neurons neurons that have a correlation
 * @param nanNeurons neurons that have none
 */
public record CorrelationSum(long units, int neurons, int nanNeurons) {
  /** Of no neuron. */
  public static final CorrelationSum NONE = new CorrelationSum(0, 0, 0);

  private static final double UNITS_PER_ONE = 0x1p40;

  /** Of the neurons {@code from .. to-1}; NaN stands for a neuron without a correlation. */
  public static CorrelationSum of(double[] correlations, int from, int to) {
    long units = 0;
    int count = 0;
    for (int neuron = from; neuron < to; neuron++) {
      double correlation = correlations[neuron];
      if (!Double.isNaN(correlation)) {
        units += Math.round(correlation * UNITS_PER_ONE);
        count++;
      }
    }
    return new CorrelationSum(units, count, to - from - count);
  }

  /** Of the neurons of both. */
  public CorrelationSum plus(CorrelationSum other) {
    return new CorrelationSum(units + other.units, neurons + other.neurons, nanNeurons + other.nanNeurons);
  }

  /** Mean over the neurons that have a correlation; NaN if none has. */
  public double mean() {
    return neurons == 0 ? Double.NaN : units / UNITS_PER_ONE / neurons;
  }
}

package io.entrain.metrics;

import io.entrain.network.NeuronRange;
import io.entrain.network.NeuronTable;

/** Pearson correlation of a neuron's averaged current with its target. */
public final class TargetCorrelation {
  private static final int BLOCK = 32;

  private TargetCorrelation() {}

  /**
   * The correlation of every neuron of a range over all rows; NaN where either series is constant or holds a NaN. Series are taken out of
   * the rows for a block of neurons at a time: one by one, each number would have to be fetched from memory.
   *
   * @param averages [row][neuron of the range]; not modified
   * @param targets a row for each of {@code averages}, with the range's neurons among others; not modified
   * @param range the neurons
   * @param correlations a value for every neuron of the network; those of the range are written
   */
  public static void ofRange(double[][] averages, NeuronTable targets, NeuronRange range, double[] correlations) {
    int rows = targets.rows().length;
    double[][] x = new double[BLOCK][rows];
    double[][] y = new double[BLOCK][rows];
    for (int first = 0; first < range.size(); first += BLOCK) {
      int count = Math.min(BLOCK, range.size() - first);
      for (int row = 0; row < rows; row++) {
        for (int i = 0; i < count; i++) {
          x[i][row] = averages[row][first + i];
          y[i][row] = targets.get(row, range.from() + first + i);
        }
      }
      for (int i = 0; i < count; i++) {
        correlations[range.from() + first + i] = of(x[i], y[i]);
      }
    }
  }

  /** The correlation of two series of equal length; NaN if either is constant or holds a NaN. */
  public static double of(double[] x, double[] y) {
    if (constantOrNaN(x) || constantOrNaN(y)) {
      return Double.NaN;
    }
    double meanX = mean(x);
    double meanY = mean(y);
    double covariance = 0;
    double varianceX = 0;
    double varianceY = 0;
    for (int i = 0; i < x.length; i++) {
      double dx = x[i] - meanX;
      double dy = y[i] - meanY;
      covariance += dx * dy;
      varianceX += dx * dx;
      varianceY += dy * dy;
    }
    return Math.clamp(covariance / Math.sqrt(varianceX * varianceY), -1.0, 1.0);
  }

  private static boolean constantOrNaN(double[] series) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (double value : series) {
      if (Double.isNaN(value)) {
        return true;
      }
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    return !(min < max);
  }

  private static double mean(double[] series) {
    double sum = 0;
    for (double value : series) {
      sum += value;
    }
    return sum / series.length;
  }
}

package io.entrain.metrics;

import io.entrain.linalg.RealArray;

/** Pearson correlation of a neuron's averaged current with its target. */
public final class TargetCorrelation {
  private TargetCorrelation() {}

  /**
   * The correlation of one neuron over all rows; NaN if either series is constant or holds a NaN.
   *
   * @param averages [row][neuron of the range]; not modified
   * @param index neuron of the range
   * @param targets rows with a value for every neuron of the network; not modified
   * @param neuron neuron of the network
   */
  public static double of(double[][] averages, int index, RealArray[] targets, int neuron) {
    int rows = targets.length;
    double[] x = new double[rows];
    double[] y = new double[rows];
    for (int row = 0; row < rows; row++) {
      x[row] = averages[row][index];
      y[row] = targets[row].get(neuron);
    }
    return of(x, y);
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

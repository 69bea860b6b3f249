package io.entrain.plot;

import io.entrain.metrics.TestResults;

/** Series of one neuron out of test results, one value a row of the target. */
final class TrialData {
  private TrialData() {}

  /** Times of the rows, ms after the end of the stimulus: row n (from 1) lies at {@code n * learnEvery}. */
  static double[] rowTimesMs(TestResults results, int task) {
    double[] times = new double[results.target()[task].length];
    for (int row = 0; row < times.length; row++) {
      times[row] = (row + 1) * results.learnEveryMs();
    }
    return times;
  }

  /** One column of a table [row][neuron]. */
  static double[] column(float[][] table, int chosen) {
    double[] column = new double[table.length];
    for (int row = 0; row < table.length; row++) {
      column[row] = table[row][chosen];
    }
    return column;
  }

  /** Whether a series has any value to draw. */
  static boolean hasValues(double[] series) {
    for (double value : series) {
      if (Double.isFinite(value)) {
        return true;
      }
    }
    return false;
  }
}

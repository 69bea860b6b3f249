package io.entrain.plot;

import io.entrain.metrics.TestResults;
import org.apache.commons.statistics.descriptive.NaNPolicy;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/**
 * Quartiles over trials of a neuron's synaptic current, one value a row; linear interpolation between order statistics (as NumPy's
 * default). A row that no trial has is NaN.
 */
record TrialQuartiles(double[] lower, double[] median, double[] upper) {
  private static final Quantile QUANTILE = Quantile.withDefaults().with(EstimationMethod.HF7).with(NaNPolicy.EXCLUDE);
  private static final double[] QUARTILES = {0.25, 0.5, 0.75};

  static TrialQuartiles of(TestResults results, int task, int chosen) {
    float[][][] trials = results.current()[task];
    int rows = results.target()[task].length;
    TrialQuartiles quartiles = new TrialQuartiles(new double[rows], new double[rows], new double[rows]);
    double[] values = new double[trials.length];
    for (int row = 0; row < rows; row++) {
      for (int trial = 0; trial < trials.length; trial++) {
        values[trial] = trials[trial][row][chosen];
      }
      double[] three = QUANTILE.evaluate(values, QUARTILES);
      quartiles.lower[row] = three[0];
      quartiles.median[row] = three[1];
      quartiles.upper[row] = three[2];
    }
    return quartiles;
  }
}

package io.entrain.verify;

import io.entrain.linalg.RealArray;
import io.entrain.shard.LearnedState;
import io.entrain.shard.RestorableState;
import java.util.Arrays;

/** Weights and covariances of all neurons in the layout of case files. */
final class LearnedTables {
  private LearnedTables() {}

  /** Weights, neuron after neuron. */
  static double[] weights(LearnedState state) {
    int size = 0;
    for (int neuron = 0; neuron < state.neurons(); neuron++) {
      size += state.inDegree(neuron);
    }
    RealArray weights = RealArray.allocate(state.weightPrecision(), size);
    int at = 0;
    for (int neuron = 0; neuron < state.neurons(); neuron++) {
      state.copyWeights(neuron, weights, at);
      at += state.inDegree(neuron);
    }
    double[] all = new double[size];
    Arrays.setAll(all, weights::get);
    return all;
  }

  /** Covariances as full square matrices, row by row, neuron after neuron. */
  static double[] covariances(LearnedState state) {
    int size = 0;
    for (int neuron = 0; neuron < state.neurons(); neuron++) {
      size += state.inDegree(neuron) * state.inDegree(neuron);
    }
    double[] all = new double[size];
    int at = 0;
    for (int neuron = 0; neuron < state.neurons(); neuron++) {
      int n = state.inDegree(neuron);
      RealArray triangle = RealArray.allocate(state.covariancePrecision(), n * (n + 1) / 2);
      state.copyCovariance(neuron, triangle, 0);
      fillSquare(triangle, n, all, at);
      at += n * n;
    }
    return all;
  }

  /** Replaces weights and covariances; those of the file are rounded to the formats of the state. */
  static void replace(RestorableState state, double[] weights, double[] covariances) {
    int weightAt = 0;
    int covarianceAt = 0;
    for (int neuron = 0; neuron < state.neurons(); neuron++) {
      int n = state.inDegree(neuron);
      double[] row = Arrays.copyOfRange(weights, weightAt, weightAt + n);
      state.setWeights(neuron, RealRows.of(state.weightPrecision(), row), 0);
      double[] triangle = triangle(covariances, covarianceAt, n);
      state.setCovariance(neuron, RealRows.of(state.covariancePrecision(), triangle), 0);
      weightAt += n;
      covarianceAt += n * n;
    }
  }

  private static double[] triangle(double[] square, int at, int n) {
    double[] triangle = new double[n * (n + 1) / 2];
    for (int x = 0; x < n; x++) {
      System.arraycopy(square, at + x * n, triangle, x * (x + 1) / 2, x + 1);
    }
    return triangle;
  }

  private static void fillSquare(RealArray triangle, int n, double[] square, int at) {
    for (int x = 0; x < n; x++) {
      for (int y = 0; y <= x; y++) {
        double value = triangle.get(x * (x + 1) / 2 + y);
        square[at + x * n + y] = value;
        square[at + y * n + x] = value;
      }
    }
  }
}

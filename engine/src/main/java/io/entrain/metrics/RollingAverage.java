package io.entrain.metrics;

import java.util.Arrays;

/**
 * Averages a current of a range of neurons in the rolling window of every row of the target, in double precision. Samples that belong to
 * the same rows are summed first, and that sum is added to each row. For one thread.
 */
public final class RollingAverage {
  private final RollingWindow window;
  private final int neurons;
  private final double[] partial;
  private final double[][] sums;
  private final int[] counts;
  private int firstRow;
  private int lastRow = -1;
  private int partialCount;

  public RollingAverage(RollingWindow window, int neurons) {
    this.window = window;
    this.neurons = neurons;
    partial = new double[neurons];
    sums = new double[window.rows()][neurons];
    counts = new int[window.rows()];
  }

  /** Takes the sample of a step in which the window samples. {@code current} has one value a neuron and is not modified. */
  public void add(int step, double[] current) {
    int first = window.firstRow(step);
    int last = window.lastRow(step);
    if (first != firstRow || last != lastRow) {
      flush();
      firstRow = first;
      lastRow = last;
    }
    for (int i = 0; i < neurons; i++) {
      partial[i] += current[i];
    }
    partialCount++;
  }

  private void flush() {
    if (partialCount == 0) {
      return;
    }
    for (int row = firstRow; row <= lastRow; row++) {
      double[] sum = sums[row];
      for (int i = 0; i < neurons; i++) {
        sum[i] += partial[i];
      }
      counts[row] += partialCount;
    }
    Arrays.fill(partial, 0);
    partialCount = 0;
  }

  /** Samples in each row. */
  public int[] counts() {
    flush();
    return counts.clone();
  }

  /** Turns the sums into averages and gives them, [row][neuron]; NaN in a row without samples. No more samples may be added. */
  public double[][] averages() {
    flush();
    for (int row = 0; row < sums.length; row++) {
      for (int i = 0; i < neurons; i++) {
        sums[row][i] /= counts[row];
      }
    }
    return sums;
  }
}

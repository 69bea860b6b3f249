package io.entrain.network;

import io.entrain.linalg.RealArray;

/**
 * Rows of numbers with a value for every neuron of a range, such as a stimulus with a row for every step. The arrays are held, not copied.
 *
 * @param neurons the range
 * @param rows numbers of each row, one a neuron; no row: the table says nothing
 */
public record NeuronTable(NeuronRange neurons, RealArray[] rows) {
  private static final RealArray[] NO_ROWS = {};

  /** A table that says nothing. */
  public static NeuronTable empty(NeuronRange neurons) {
    return new NeuronTable(neurons, NO_ROWS);
  }

  /** Where the value of a neuron of the range stands in each row. */
  public int column(int neuron) {
    return neuron - neurons.from();
  }

  /** The value of a neuron of the range. */
  public double get(int row, int neuron) {
    return rows[row].get(column(neuron));
  }
}

package io.entrain.input;

import java.util.Arrays;

/** Targets that were given as currents, one column a recorded cell; NaN for neurons without a column. */
public final class RecordedCurrents implements TargetCurrents {
  private final double[][] tables;
  private final int columns;
  private final int[] columnOfNeuron;

  /**
   * @param tables one a task, {@code [row * columns + column]}; held, not copied
   * @param columnOfNeuron column of each neuron, -1: none
   */
  public RecordedCurrents(double[][] tables, int columns, int[] columnOfNeuron) {
    this.tables = tables;
    this.columns = columns;
    this.columnOfNeuron = columnOfNeuron;
  }

  @Override
  public void draw(int task, int neuron, double[] rows) {
    int column = columnOfNeuron[neuron];
    if (column < 0) {
      Arrays.fill(rows, Double.NaN);
      return;
    }
    for (int row = 0; row < rows.length; row++) {
      rows[row] = tables[task][row * columns + column];
    }
  }
}

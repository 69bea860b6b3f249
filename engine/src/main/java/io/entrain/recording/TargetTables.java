package io.entrain.recording;

import java.util.List;

/**
 * Recorded activity, ready for use.
 *
 * @param rows rows of each task, one for each update of the weights in a trial
 * @param columns recorded cells
 * @param tables one a task, {@code [row * columns + column]}; currents as they are, or rates in Hz
 * @param columnOfNeuron for each neuron the column that it is to follow, -1 for one that is not trained
 * @param remarks what the user should know, one line each
 */
public record TargetTables(int rows, int columns, double[][] tables, int[] columnOfNeuron, List<String> remarks) {
  public TargetTables {
    remarks = List.copyOf(remarks);
  }

  public int tasks() {
    return tables.length;
  }

  public double value(int task, int row, int column) {
    return tables[task][row * columns + column];
  }
}

package io.entrain.recording;

import io.entrain.hdf5.DataFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at every number that some neuron is to follow.
 *
 * @param firstRow row of the file that is row 0 of the tables
 */
record TargetCheck(TargetSource.Kind kind, int rows, int columns, int firstRow, int[] used) {
  private static final int SHOWN = 10;

  /**
   * @throws DataFileException if a number is NaN or infinite, or a rate is negative
   */
  void requireValid(Path file, String what, double[] table) {
    for (int row = 0; row < rows; row++) {
      for (int column : used) {
        String rule = broken(table[row * columns + column]);
        if (rule != null) {
          String place = "row " + (firstRow + row) + ", column " + column + " (counted from 0)";
          throw new DataFileException(file, what + " holds " + table[row * columns + column] + " in " + place, rule);
        }
      }
    }
  }

  /** A remark on the columns that never change, for which there is no correlation; empty list if there are none. */
  List<String> constantColumns(int task, double[] table) {
    List<String> constant = new ArrayList<>();
    for (int column : used) {
      if (isConstant(table, column)) {
        constant.add(Integer.toString(column));
      }
    }
    if (constant.isEmpty()) {
      return List.of();
    }
    String shown = String.join(", ", constant.subList(0, Math.min(SHOWN, constant.size()))) + (constant.size() > SHOWN ? ", ..." : "");
    String count = constant.size() == 1 ? "1 column is constant" : constant.size() + " columns are constant";
    return List.of("task " + (task + 1) + ": " + count + " and will have no correlation: " + shown + " (counted from 0)");
  }

  private boolean isConstant(double[] table, int column) {
    for (int row = 1; row < rows; row++) {
      if (table[row * columns + column] != table[column]) {
        return false;
      }
    }
    return true;
  }

  private String broken(double value) {
    if (Double.isNaN(value)) {
      return "targets must be numbers; a neuron map can leave the column out";
    } else if (Double.isInfinite(value)) {
      return "targets must be finite";
    } else if (kind == TargetSource.Kind.RATES && value < 0) {
      return "rates must not be negative";
    }
    return null;
  }
}

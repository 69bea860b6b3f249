package io.entrain.recording;

import io.entrain.config.ConfigException;

/**
 * The rows of a file that are used.
 *
 * @param first first row, 0-based
 * @param count how many
 * @param given whether the user chose them; if not, the file must have exactly these
 */
record RowRange(int first, int count, boolean given) {
  /**
   * @throws ConfigException if the chosen rows are not as many as needed
   */
  static RowRange of(TargetSource source, int rowsNeeded) {
    if (source.firstRow() < 0 && source.lastRow() < 0) {
      return new RowRange(0, rowsNeeded, false);
    }
    String text = "--rows " + source.firstRow() + ":" + source.lastRow();
    if (source.firstRow() < 0 || source.lastRow() < source.firstRow()) {
      throw new ConfigException(text + ": must be the first and the last row, counted from 0");
    }
    int count = source.lastRow() - source.firstRow() + 1;
    if (count != rowsNeeded) {
      throw new ConfigException(text + ": these are " + count + " rows, and " + rowsNeeded + " are needed: train_duration / learn_every");
    }
    return new RowRange(source.firstRow(), count, true);
  }

  boolean fits(long rowsFound) {
    return given ? rowsFound >= first + (long) count : rowsFound == count;
  }
}

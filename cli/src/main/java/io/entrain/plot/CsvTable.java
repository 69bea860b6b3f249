package io.entrain.plot;

import java.util.Arrays;
import java.util.StringJoiner;

/** A table of numbers as comma-separated values (RFC 4180): a line of column names, then the rows; a field without a number is empty. */
final class CsvTable {
  private static final String LINE_END = "\r\n";
  private static final double LARGEST_WHOLE = 1e15;

  private final int columns;
  private final StringBuilder text = new StringBuilder();

  CsvTable(String... names) {
    columns = names.length;
    text.append(String.join(",", names)).append(LINE_END);
  }

  /** Appends a row, one number a column; NaN leaves the field empty. */
  void add(double... row) {
    if (row.length != columns) {
      throw new IllegalArgumentException(row.length + " numbers for " + columns + " columns: " + Arrays.toString(row));
    }
    StringJoiner fields = new StringJoiner(",", "", LINE_END);
    for (double value : row) {
      fields.add(field(value));
    }
    text.append(fields);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** Shortest decimal that gives the number back, in single precision for a number that came from there. */
  private static String field(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    if (value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE) {
      return Long.toString((long) value);
    }
    return (float) value == value ? Float.toString((float) value) : Double.toString(value);
  }
}

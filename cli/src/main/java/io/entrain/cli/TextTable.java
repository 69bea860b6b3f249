package io.entrain.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of text whose columns stand below each other. */
final class TextTable {
  private static final String GAP = "   ";

  private final List<String[]> rows = new ArrayList<>();

  TextTable(String... header) {
    rows.add(header);
  }

  void add(String... row) {
    rows.add(row);
  }

  List<String> lines() {
    int[] widths = new int[rows.getFirst().length];
    for (String[] row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row[column].length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(String[] row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.length; column++) {
      line.append(row[column]).repeat(' ', widths[column] - row[column].length()).append(GAP);
    }
    return line.toString().stripTrailing();
  }
}

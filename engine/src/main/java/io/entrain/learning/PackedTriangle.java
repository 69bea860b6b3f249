package io.entrain.learning;

/**
 * Where the lower triangle of a symmetric matrix stands in memory: rows in pairs. Of a pair stand first the columns left of it, the two
 * rows side by side, then its three elements at the diagonal; an odd last row stands alone. Pairs follow each other, so that a kernel that
 * works on one after the other reads one contiguous stream, which the machine fetches ahead.
 */
final class PackedTriangle {
  /** Rows of a pair. */
  static final int ROWS = 2;

  private PackedTriangle() {}

  /** Elements of the triangle of {@code n} rows. */
  static int size(int n) {
    return Math.multiplyExact(n, n + 1) / 2;
  }

  /** Rows of {@code n} that are in pairs. */
  static int pairedRows(int n) {
    return n / ROWS * ROWS;
  }

  /** Place of element (row, column), column not beyond row, in the triangle of {@code n} rows. */
  static int position(int n, int row, int column) {
    if (row >= pairedRows(n)) {
      return size(row) + column;
    }
    int first = pairedRows(row);
    int within = row - first;
    int left = size(first) + ROWS * Math.min(column, first);
    return column < first ? left + within : left + size(within) + column - first;
  }
}

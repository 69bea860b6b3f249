package io.entrain.learning;

/**
 * Where the lower triangle of a symmetric matrix stands in memory: rows in blocks of four. Of a block stand first the columns left of it,
 * four rows side by side, then the rows of the small triangle at the diagonal; the last rows, fewer than four, stand one by one. A kernel
 * that works on four rows at a time thus reads one contiguous stream, which the machine fetches ahead.
 */
final class PackedTriangle {
  /** Rows of a block. */
  static final int ROWS = 4;

  private PackedTriangle() {}

  /** Elements of the triangle of {@code n} rows. */
  static int size(int n) {
    return Math.multiplyExact(n, n + 1) / 2;
  }

  /** Rows of {@code n} that are in whole blocks. */
  static int blockedRows(int n) {
    return n / ROWS * ROWS;
  }

  /** Place of element (row, column), column not beyond row, in the triangle of {@code n} rows. */
  static int position(int n, int row, int column) {
    if (row >= blockedRows(n)) {
      return size(row) + column;
    }
    int block = row / ROWS * ROWS;
    int within = row - block;
    int left = size(block) + ROWS * Math.min(column, block);
    return column < block ? left + within : left + size(within) + column - block;
  }
}

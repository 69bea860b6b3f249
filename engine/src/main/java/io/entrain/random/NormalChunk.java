package io.entrain.random;

/**
 * Some blocks of a counter on their way to normal numbers in {@link VectorNormalKernel}, small enough for the first-level cache, with room
 * for what the passes leave to each other. A structure of arrays: what belongs to block b lies at b in each quarter of an array.
 */
final class NormalChunk {
  /** Blocks that a chunk holds; a multiple of the lanes of any machine. */
  static final int CAPACITY = 64;

  /** Words 0, 2, 1 and 3 of the blocks in the low halves; what is in the high halves means nothing. */
  final long[] words = new long[NormalKernel.NUMBERS * CAPACITY];

  /** First numbers of the pairs 0 and 1 of the blocks, then the second numbers; before that, radii and angles. */
  final double[] numbers = new double[NormalKernel.NUMBERS * CAPACITY];

  long key;
  int c0;
  int c1;
  int c2;
  int c3;

  /** Blocks in use, a multiple of the lanes: the length of the quarters. */
  int blocks;

  /** Where the numbers go in the order of the neurons, from {@link #at} on. */
  double[] out;

  int at;
}

package io.entrain.network;

import io.entrain.random.DrawSequence;

/** Draws distinct indices uniformly. */
final class DistinctDraw {
  private DistinctDraw() {}

  /** {@code count} distinct indices of {@code 0 .. bound-1}, ascending. */
  static int[] draw(DrawSequence random, int count, int bound) {
    if (count > bound) {
      throw new IllegalArgumentException("cannot draw " + count + " distinct of " + bound);
    }
    boolean sparse = count <= bound / 2;
    boolean[] marked = new boolean[bound];
    for (int left = sparse ? count : bound - count; left > 0;) {
      int index = random.nextIndex(bound);
      if (!marked[index]) {
        marked[index] = true;
        left--;
      }
    }
    int[] drawn = new int[count];
    int size = 0;
    for (int index = 0; index < bound; index++) {
      if (marked[index] == sparse) {
        drawn[size++] = index;
      }
    }
    return drawn;
  }
}

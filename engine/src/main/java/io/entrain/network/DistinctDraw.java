package io.entrain.network;

import io.entrain.random.DrawSequence;
import java.util.Arrays;
import java.util.BitSet;

/** Draws distinct indices uniformly. */
final class DistinctDraw {
  /** Up to so many indices are kept in order while they are drawn, which for few of many is faster than to look through marks. */
  private static final int FEW = 256;
  private static final int MANY = 64;

  private DistinctDraw() {}

  /** {@code count} distinct indices of {@code 0 .. bound-1}, ascending. */
  static int[] draw(DrawSequence random, int count, int bound) {
    if (count > bound) {
      throw new IllegalArgumentException("cannot draw " + count + " distinct of " + bound);
    }
    return count <= FEW && count <= bound / MANY ? insert(random, count, bound) : mark(random, count, bound);
  }

  private static int[] insert(DrawSequence random, int count, int bound) {
    int[] drawn = new int[count];
    int size = 0;
    while (size < count) {
      int index = random.nextIndex(bound);
      int place = Arrays.binarySearch(drawn, 0, size, index);
      if (place < 0) {
        int at = -place - 1;
        System.arraycopy(drawn, at, drawn, at + 1, size++ - at);
        drawn[at] = index;
      }
    }
    return drawn;
  }

  private static int[] mark(DrawSequence random, int count, int bound) {
    boolean sparse = count <= bound / 2;
    BitSet marked = new BitSet(bound);
    for (int left = sparse ? count : bound - count; left > 0;) {
      int index = random.nextIndex(bound);
      if (!marked.get(index)) {
        marked.set(index);
        left--;
      }
    }
    if (!sparse) {
      marked.flip(0, bound);
    }
    return marked.stream().toArray();
  }
}

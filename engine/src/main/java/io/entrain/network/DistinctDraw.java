package io.entrain.network;

import io.entrain.random.DrawSequence;
import java.util.BitSet;

/** Draws distinct indices uniformly. */
final class DistinctDraw {
  private DistinctDraw() {}

  /** {@code count} distinct indices of {@code 0 .. bound-1}, ascending. */
  static int[] draw(DrawSequence random, int count, int bound) {
    if (count > bound) {
      throw new IllegalArgumentException("cannot draw " + count + " distinct of " + bound);
    }
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

package io.entrain.state;

import io.entrain.linalg.CacheLine;

/**
 * How long arrays must be that are allocated one after another and read side by side. A cache finds a place by the low twelve bits of an
 * address: arrays that begin at equal ones push each other out, and loads of one wait for stores to another. That is so when the size is a
 * multiple of 4 KiB: 2048 neurons in single precision then take longer than 3000.
 */
final class ArraySpacing {
  private static final int PAGE = 4096;
  private static final int HEADER = 16;

  /** Distance in a page from one array to the next, in whole lines of the cache: ten arrays have each their own place. */
  private static final int DISTANCE = 6 * CacheLine.BYTES;

  private ArraySpacing() {}

  /** The least length, not under {@code size}, with which arrays of elements of {@code bytes} bytes keep the distance. */
  static int length(int size, int bytes) {
    int beyondPage = (size * bytes + HEADER) % PAGE;
    return size + Math.floorMod(DISTANCE - beyondPage, PAGE) / bytes;
  }
}

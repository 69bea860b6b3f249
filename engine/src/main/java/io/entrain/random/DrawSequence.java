package io.entrain.random;

/** A sequence of random numbers of several kinds, from one counter. Not safe for several threads; make one where it is needed. */
public final class DrawSequence {
  private static final double TWO_TO_MINUS_53 = 0x1p-53;
  private static final int WORDS = 4;

  private final RandomStream stream;
  private final int neuron;
  private final int occasion;
  private final int[] words = new int[WORDS];
  private final double[] normals = new double[2];
  private final int[] pair = new int[2];
  private int block;
  private int next = WORDS;
  private boolean spare;

  DrawSequence(RandomStream stream, int neuron, int occasion) {
    this.stream = stream;
    this.neuron = neuron;
    this.occasion = occasion;
  }

  /** Uniform over all 32-bit integers. */
  public int nextInt() {
    if (next == WORDS) {
      stream.block(block++, neuron, occasion, 0, words, 0);
      next = 0;
    }
    return words[next++];
  }

  /** Uniform over {@code 0 .. bound-1}, without bias (Lemire 2019). */
  public int nextIndex(int bound) {
    long product = (nextInt() & 0xFFFFFFFFL) * bound;
    if ((product & 0xFFFFFFFFL) < bound) {
      long threshold = (1L << 32) % bound;
      while ((product & 0xFFFFFFFFL) < threshold) {
        product = (nextInt() & 0xFFFFFFFFL) * bound;
      }
    }
    return (int) (product >>> 32);
  }

  /** Uniform over [0, 1), 53 bits. */
  public double nextUniform() {
    long high = nextInt() & 0xFFFFFFFFL;
    long low = nextInt() & 0xFFFFFFFFL;
    return ((high << 21) | (low >>> 11)) * TWO_TO_MINUS_53;
  }

  /** Standard normal. */
  public double nextNormal() {
    if (spare) {
      spare = false;
      return normals[1];
    }
    pair[0] = nextInt();
    pair[1] = nextInt();
    BoxMuller.transform(pair, 2, normals);
    spare = true;
    return normals[0];
  }
}

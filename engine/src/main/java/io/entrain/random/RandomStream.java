package io.entrain.random;

import java.nio.charset.StandardCharsets;

/**
 * One named family of random numbers of an experiment. Any number of it can be had alone: it depends on the seed, the name of the stream
 * and the counter, never on what was drawn before.
 */
public final class RandomStream {
  private final long key;

  private RandomStream(long key) {
    this.key = key;
  }

  /** The stream called {@code name} of the experiment with this seed. */
  public static RandomStream of(long seed, String name) {
    long hash = 0xCBF29CE484222325L;
    for (byte letter : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ letter) * 0x100000001B3L;
    }
    return new RandomStream(mix(seed ^ mix(hash)));
  }

  /** The sequence of draws of one neuron in one task, trial or loop. */
  public DrawSequence sequence(int neuron, int occasion) {
    return new DrawSequence(this, neuron, occasion);
  }

  /**
   * The normal numbers that {@link #sequence} would give one by one, many times faster. By the scalar kernel: an experiment is
   * drawn once, and the compiler would need longer for the vectors than they save.
   *
   * @param count how many, from the first on
   * @return at least as many; what follows is to be left alone
   */
  public double[] normals(int neuron, int occasion, int count) {
    int blocks = Math.ceilDiv(count, NormalKernel.NUMBERS);
    double[] normals = new double[blocks * NormalKernel.NUMBERS];
    new ScalarNormalKernel().draw(key, 0, neuron, occasion, 0, blocks, normals);
    return normals;
  }

  /** The key that sets this stream apart from all others. */
  long key() {
    return key;
  }

  /** One block of four 32-bit words. */
  void block(int c0, int c1, int c2, int c3, int[] out, int at) {
    Philox.block(key, c0, c1, c2, c3, out, at);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}

package io.entrain.random;

import io.entrain.linalg.DoubleLanes;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** By the Vector API, one block a lane, in short passes over a chunk of blocks. */
final class VectorNormalKernel implements NormalKernel {
  private static final VectorSpecies<Double> SPECIES = DoubleLanes.SPECIES;
  private static final VectorShuffle<Double> ZIP_LOW = VectorShuffle.makeZip(SPECIES, 0);
  private static final VectorShuffle<Double> ZIP_HIGH = VectorShuffle.makeZip(SPECIES, 1);
  private static final int LANES = SPECIES.length();

  /**
   * In the order in which a chunk goes through them. One call site leads to them all, so that the compiler inlines none: in one method
   * they would exceed the nodes up to which it inlines, and a vector that crosses a call is an object.
   */
  private static final Pass[] PASSES = {
    VectorPhilox::words, VectorBoxMuller::radii, VectorBoxMuller::angles, VectorBoxMuller::points, VectorNormalKernel::interleave
  };

  private final NormalChunk chunk = new NormalChunk();

  /** The numbers of the last blocks where they do not fill a vector. */
  private final double[] last = new double[NUMBERS * NormalChunk.CAPACITY];

  @FunctionalInterface
  private interface Pass {
    void run(NormalChunk chunk);
  }

  @Override
  public void draw(long key, int c0, int c1, int c2, int c3, int blocks, double[] out) {
    chunk.key = key;
    chunk.c1 = c1;
    chunk.c2 = c2;
    chunk.c3 = c3;
    for (int block = 0; block < blocks; block += NormalChunk.CAPACITY) {
      int count = Math.min(NormalChunk.CAPACITY, blocks - block);
      chunk.c0 = c0 + block;
      chunk.blocks = (count + LANES - 1) / LANES * LANES;
      boolean full = chunk.blocks == count;
      chunk.out = full ? out : last;
      chunk.at = full ? NUMBERS * block : 0;
      for (Pass pass : PASSES) {
        pass.run(chunk);
      }
      if (!full) {
        System.arraycopy(last, 0, out, NUMBERS * block, NUMBERS * count);
      }
    }
  }

  /** Brings the numbers from the order of the chunk to that of the neurons: four numbers of a block side by side. */
  private static void interleave(NormalChunk chunk) {
    double[] numbers = chunk.numbers;
    double[] out = chunk.out;
    int blocks = chunk.blocks;
    int to = chunk.at;
    for (int b = 0; b < blocks; b += LANES) {
      DoubleVector n0 = DoubleVector.fromArray(SPECIES, numbers, b);
      DoubleVector n2 = DoubleVector.fromArray(SPECIES, numbers, b + blocks);
      DoubleVector n1 = DoubleVector.fromArray(SPECIES, numbers, b + 2 * blocks);
      DoubleVector n3 = DoubleVector.fromArray(SPECIES, numbers, b + 3 * blocks);
      zip(n0.rearrange(ZIP_LOW, n2), n1.rearrange(ZIP_LOW, n3), out, to);
      zip(n0.rearrange(ZIP_HIGH, n2), n1.rearrange(ZIP_HIGH, n3), out, to + 2 * LANES);
      to += NUMBERS * LANES;
    }
  }

  private static void zip(DoubleVector even, DoubleVector odd, double[] out, int at) {
    even.rearrange(ZIP_LOW, odd).intoArray(out, at);
    even.rearrange(ZIP_HIGH, odd).intoArray(out, at + LANES);
  }
}

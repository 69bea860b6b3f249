package io.entrain.random;

import io.entrain.linalg.DoubleLanes;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Philox} for successive blocks by the Vector API: one block a lane, a word in the low half of 64 bits. */
final class VectorPhilox {
  private static final VectorSpecies<Long> SPECIES = DoubleLanes.SPECIES.withLanes(long.class);
  private static final LongVector IOTA = LongVector.zero(SPECIES).addIndex(1);
  private static final long LOW = 0xFFFFFFFFL;

  private VectorPhilox() {}

  /** Writes the words of the blocks with the counters {@code c0 + b, c1, c2, c3}. */
  static void words(NormalChunk chunk) {
    for (int b = 0; b < chunk.blocks; b += SPECIES.length()) {
      rounds(chunk, b);
    }
  }

  private static void rounds(NormalChunk chunk, int b) {
    LongVector w0 = IOTA.add(chunk.c0 + b);
    LongVector w1 = LongVector.broadcast(SPECIES, chunk.c1);
    LongVector w2 = LongVector.broadcast(SPECIES, chunk.c2);
    LongVector w3 = LongVector.broadcast(SPECIES, chunk.c3);
    long k0 = chunk.key;
    long k1 = chunk.key >>> 32;
    for (int round = 0; round < Philox.ROUNDS; round++) {
      LongVector product0 = multiply(w0, Philox.MULTIPLIER_0);
      LongVector product1 = multiply(w2, Philox.MULTIPLIER_1);
      w0 = high(product1).lanewise(VectorOperators.XOR, w1).lanewise(VectorOperators.XOR, k0);
      w2 = high(product0).lanewise(VectorOperators.XOR, w3).lanewise(VectorOperators.XOR, k1);
      w1 = product1;
      w3 = product0;
      k0 += Philox.WEYL_0;
      k1 += Philox.WEYL_1;
    }
    long[] words = chunk.words;
    int blocks = chunk.blocks;
    w0.intoArray(words, b);
    w2.intoArray(words, b + blocks);
    w1.intoArray(words, b + 2 * blocks);
    w3.intoArray(words, b + 3 * blocks);
  }

  /** 64 bits of the product of two 32-bit words. Both are masked to tell the compiler, which then takes a multiplication of that width. */
  private static LongVector multiply(LongVector word, long multiplier) {
    return word.and(LOW).mul(LongVector.broadcast(SPECIES, multiplier).and(LOW));
  }

  private static LongVector high(LongVector product) {
    return product.lanewise(VectorOperators.LSHR, 32);
  }
}

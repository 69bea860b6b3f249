package io.entrain.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalKernelTest {
  private static final int[] EXTREMES = {
    0, 1, -1, -2, Integer.MIN_VALUE, Integer.MIN_VALUE + 1, Integer.MAX_VALUE, 1 << 29, (1 << 29) - 1, (1 << 29) + 1, -(1 << 29),
    -(1 << 29) - 1, 1 << 30, -(1 << 30), 3 << 29, (3 << 29) + 1, -(3 << 29), -(3 << 29) - 1, 0x5A827999, 0x5A82799A, 0xB504F333, 0xB504F334
  };

  private final NormalKernel scalar = new ScalarNormalKernel();
  private final NormalKernel vector = new VectorNormalKernel();

  private static double[] draw(NormalKernel kernel, long key, int[] counter, int blocks) {
    double[] out = new double[NormalKernel.NUMBERS * blocks];
    kernel.draw(key, counter[0], counter[1], counter[2], counter[3], blocks, out);
    return out;
  }

  private static void requireSameBits(double[] actual, double[] expected) {
    assertThat(Arrays.stream(actual).mapToLong(Double::doubleToRawLongBits).toArray())
        .isEqualTo(Arrays.stream(expected).mapToLong(Double::doubleToRawLongBits).toArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 127, 129, 456, 1023})
  void shouldGiveTheScalarBitsAtAnySize(int blocks) {
    int[] counter = {17, 30_000, 4, 1};
    requireSameBits(draw(vector, 0x0123456789ABCDEFL, counter, blocks), draw(scalar, 0x0123456789ABCDEFL, counter, blocks));
  }

  @Test
  void shouldGiveTheScalarBitsForManyCountersAndKeys() {
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      long key = random.nextLong();
      int[] counter = random.ints(4).toArray();
      requireSameBits(draw(vector, key, counter, 19), draw(scalar, key, counter, 19));
    }
  }

  @Test
  void shouldGiveTheScalarBitsAtTheEndsOfCountersAndKeys() {
    int[] ends = {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE};
    for (long key : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0xFFFFFFFFL, 0xFFFFFFFF00000000L}) {
      for (int i = 0; i < 256; i++) {
        int[] counter = {ends[i & 3] - 5, ends[i >> 2 & 3], ends[i >> 4 & 3], ends[i >> 6]};
        requireSameBits(draw(vector, key, counter, 11), draw(scalar, key, counter, 11));
      }
    }
  }

  @Test
  void shouldTransformExtremeWordsToTheScalarBits() {
    NormalChunk chunk = new NormalChunk();
    chunk.blocks = NormalChunk.CAPACITY;
    int pairs = 2 * chunk.blocks;
    int combinations = EXTREMES.length * EXTREMES.length;
    for (int first = 0; first < combinations; first += pairs) {
      int[] bits = new int[2 * pairs];
      for (int pair = 0; pair < pairs; pair++) {
        int combination = (first + pair) % combinations;
        bits[2 * pair] = EXTREMES[combination / EXTREMES.length];
        bits[2 * pair + 1] = EXTREMES[combination % EXTREMES.length];
        chunk.words[pair] = bits[2 * pair] ^ 0x5555555500000000L;
        chunk.words[pair + pairs] = bits[2 * pair + 1] ^ 0x3333333300000000L;
      }
      VectorBoxMuller.radii(chunk);
      VectorBoxMuller.angles(chunk);
      VectorBoxMuller.points(chunk);
      double[] expected = new double[2 * pairs];
      BoxMuller.transform(bits, expected.length, expected);
      double[] actual = new double[2 * pairs];
      Arrays.setAll(actual, i -> chunk.numbers[i / 2 + i % 2 * pairs]);
      requireSameBits(actual, expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 16, 29, 58, 207, 255, 256, 257})
  void shouldWriteNothingBehindTheLastBlock(int neurons) {
    int written = (neurons + 3) / 4 * 4;
    for (NormalKernel kernel : new NormalKernel[] {scalar, vector}) {
      double[] out = new double[written + 16];
      Arrays.fill(out, 7);
      kernel.draw(5, 1, 2, 3, 4, written / 4, out);
      assertThat(Arrays.copyOfRange(out, written, out.length)).containsOnly(7);
      assertThat(Arrays.copyOf(out, written)).doesNotContain(7);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 32, 48, 208, 912, 1808})
  void shouldGiveEveryPartitionItsPartOfTheWhole(int from) {
    int[] counter = {0, 1000, 3, 0};
    double[] all = draw(scalar, 11, counter, 1824 / 4);
    for (int to : new int[] {from + 1, from + 15, from + 16, 1824}) {
      counter[0] = from / 4;
      double[] part = draw(vector, 11, counter, (to - from + 3) / 4);
      requireSameBits(Arrays.copyOf(part, to - from), Arrays.copyOfRange(all, from, to));
    }
  }
}

package io.entrain.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomStreamTest {
  private static int[] draws(RandomStream stream, int neuron, int occasion) {
    DrawSequence sequence = stream.sequence(neuron, occasion);
    int[] draws = new int[10];
    Arrays.setAll(draws, i -> sequence.nextInt());
    return draws;
  }

  @Test
  void shouldRepeatItself() {
    assertThat(draws(RandomStream.of(7, "a"), 3, 1)).isEqualTo(draws(RandomStream.of(7, "a"), 3, 1));
  }

  @Test
  void shouldDifferInSeedNameNeuronAndOccasion() {
    int[] draws = draws(RandomStream.of(7, "a"), 3, 1);
    assertThat(draws(RandomStream.of(8, "a"), 3, 1)).isNotEqualTo(draws);
    assertThat(draws(RandomStream.of(7, "b"), 3, 1)).isNotEqualTo(draws);
    assertThat(draws(RandomStream.of(7, "a"), 4, 1)).isNotEqualTo(draws);
    assertThat(draws(RandomStream.of(7, "a"), 3, 2)).isNotEqualTo(draws);
  }

  @Test
  void shouldDrawIndicesWithoutBias() {
    DrawSequence sequence = RandomStream.of(1, "x").sequence(0, 0);
    int bound = 7;
    int[] counts = new int[bound];
    double expected = 10_000;
    double draws = bound * expected;
    for (int i = 0; i < draws; i++) {
      counts[sequence.nextIndex(bound)]++;
    }
    double chiSquare = 0;
    for (int count : counts) {
      chiSquare += Math.pow(count - expected, 2) / expected;
    }
    assertThat(chiSquare).isLessThan(22.5);
  }

  @Test
  void shouldDrawUniformNumbers() {
    DrawSequence sequence = RandomStream.of(1, "x").sequence(0, 0);
    double sum = 0;
    for (int i = 0; i < 100_000; i++) {
      double value = sequence.nextUniform();
      assertThat(value).isBetween(0.0, Math.nextDown(1.0));
      sum += value;
    }
    assertThat(sum / 100_000).isCloseTo(0.5, within(0.005));
  }

  @Test
  void shouldGiveEachNeuronItsNoiseWhateverTheRange() {
    NormalField field = new NormalField(RandomStream.of(5, "noise"));
    double[] all = new double[64];
    double[] part = new double[32];
    field.draw(3, 1, 1000, 0, 64, all);
    field.draw(3, 1, 1000, 32, 61, part);
    assertThat(Arrays.copyOf(part, 29)).isEqualTo(Arrays.copyOfRange(all, 32, 61));
    field.draw(3, 1, 1001, 32, 61, part);
    assertThat(Arrays.copyOf(part, 29)).isNotEqualTo(Arrays.copyOfRange(all, 32, 61));
  }

  @Test
  void shouldRefuseARangeInsideABlock() {
    NormalField field = new NormalField(RandomStream.of(5, "noise"));
    assertThatThrownBy(() -> field.draw(0, 0, 1, 2, 8, new double[8])).hasMessageContaining("multiple of 4");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 64, 255, 256, 257, 1000})
  void shouldGiveManyNormalsAsOneByOne(int count) {
    RandomStream stream = RandomStream.of(7, "test");
    double[] many = stream.normals(123, 4, count);
    DrawSequence sequence = stream.sequence(123, 4);
    for (int i = 0; i < count; i++) {
      assertThat(many[i]).isEqualTo(sequence.nextNormal());
    }
  }
}

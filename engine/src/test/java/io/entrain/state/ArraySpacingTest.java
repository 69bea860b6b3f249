package io.entrain.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArraySpacingTest {
  @ParameterizedTest
  @CsvSource({"1,4", "16,4", "1008,4", "2048,4", "5008,4", "2048,8", "4096,8"})
  void shouldKeepArraysOfAnySizeApartInAPage(int size, int bytes) {
    int length = ArraySpacing.length(size, bytes);
    int distance = (length * bytes + 16) % 4096;
    assertThat(length).isBetween(size, size + 4096 / bytes);
    assertThat(distance).isEqualTo(384);
  }
}

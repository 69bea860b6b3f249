package io.entrain.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.config.ConfigException;
import io.entrain.metrics.TestResults;
import org.junit.jupiter.api.Test;

final class NeuronSelectionTest {
  private final TestResults results = SyntheticResults.of(new int[] {0, 1, 2, 7, 20, 21}, 1, 1, false);

  @Test
  void shouldTakeAllNeuronsInTheOrderOfTheTest() {
    assertThat(NeuronSelection.positions(results, null)).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void shouldFindNeuronsInTheOrderAskedFor() {
    assertThat(NeuronSelection.positions(results, new int[] {20, 0, 7})).containsExactly(4, 0, 3);
  }

  @Test
  void shouldNameMissingAndTestedNeuronsCountedFromOne() {
    assertThatThrownBy(() -> NeuronSelection.positions(results, new int[] {0, 8, 9, 12}))
        .isInstanceOf(ConfigException.class)
        .hasMessage("neurons = 9:10, 13: not among the tested neurons, which are 1:3, 8, 21:22");
  }

  @Test
  void shouldRefuseAnEmptyList() {
    assertThatThrownBy(() -> NeuronSelection.positions(results, new int[0])).isInstanceOf(ConfigException.class);
  }
}

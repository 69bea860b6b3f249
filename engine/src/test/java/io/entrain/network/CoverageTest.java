package io.entrain.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private static final NeuronRange FIRST = new NeuronRange(0, 4);
  private static final NeuronRange SECOND = new NeuronRange(4, 10);

  @Test
  void shouldFindNothingInRangesThatAreTheWholeInAnyOrder() {
    assertThat(Coverage.flaw(List.of(SECOND, new NeuronRange(4, 4), FIRST), 10)).isEmpty();
  }

  @Test
  void shouldNameNeuronsThatAreMissing() {
    assertThat(Coverage.flaw(List.of(), 10)).contains("neurons 1 to 10 are in none");
    assertThat(Coverage.flaw(List.of(SECOND), 10)).contains("neurons 1 to 4 are in none");
    assertThat(Coverage.flaw(List.of(FIRST, new NeuronRange(6, 10)), 10)).contains("neurons 5 to 6 are in none");
    assertThat(Coverage.flaw(List.of(FIRST), 10)).contains("neurons 5 to 10 are in none");
  }

  @Test
  void shouldNameNeuronsThatAreThereTwice() {
    assertThat(Coverage.flaw(List.of(FIRST, SECOND, new NeuronRange(2, 4)), 10)).contains("neurons 3 to 4 are in two");
  }

  @Test
  void shouldNameNeuronsThatTheNetworkDoesNotHave() {
    assertThat(Coverage.flaw(List.of(FIRST, SECOND), 8)).contains("neurons 9 to 10 are in them, and the network has 8");
  }
}

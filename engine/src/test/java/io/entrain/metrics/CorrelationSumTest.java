package io.entrain.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CorrelationSumTest {
  @Test
  void shouldLeaveNeuronsWithoutCorrelationOutOfTheMean() {
    CorrelationSum sum = CorrelationSum.of(new double[] {9, 0.5, Double.NaN, 1, 9}, 1, 4);
    assertThat(sum.mean()).isEqualTo(0.75);
    assertThat(sum.neurons()).isEqualTo(2);
    assertThat(sum.nanNeurons()).isEqualTo(1);
    assertThat(CorrelationSum.of(new double[] {Double.NaN}, 0, 1).mean()).isNaN();
  }

  @Test
  void shouldNotDependOnTheCut() {
    SplittableRandom random = new SplittableRandom(1);
    double[] correlations = random.doubles(1000, -1, 1).toArray();
    correlations[17] = Double.NaN;
    CorrelationSum whole = CorrelationSum.of(correlations, 0, 1000);
    for (int cut = 0; cut <= 1000; cut += 37) {
      assertThat(CorrelationSum.of(correlations, cut, 1000).plus(CorrelationSum.of(correlations, 0, cut))).isEqualTo(whole);
    }
    double mean = Arrays.stream(correlations).filter(value -> !Double.isNaN(value)).average().orElseThrow();
    assertThat(whole.mean()).isCloseTo(mean, within(1e-12));
  }
}

package io.entrain.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.entrain.metrics.TestResults;
import org.junit.jupiter.api.Test;

final class TrialQuartilesTest {
  @Test
  void shouldInterpolateBetweenTrials() {
    TestResults results = SyntheticResults.of(2, 4, 1);
    float[] currents = {4, 1, 3, 2};
    for (int trial = 0; trial < 4; trial++) {
      results.current()[0][trial][7][1] = currents[trial];
    }
    TrialQuartiles quartiles = TrialQuartiles.of(results, 0, 1);
    assertThat(quartiles.lower()[7]).isCloseTo(1.75, within(1e-12));
    assertThat(quartiles.median()[7]).isCloseTo(2.5, within(1e-12));
    assertThat(quartiles.upper()[7]).isCloseTo(3.25, within(1e-12));
  }

  @Test
  void shouldBeTheTrialItselfWhereThereIsOne() {
    TestResults results = SyntheticResults.of(1, 1, 1);
    TrialQuartiles quartiles = TrialQuartiles.of(results, 0, 0);
    assertThat(quartiles.median()).containsExactly(TrialData.column(results.current()[0][0], 0));
    assertThat(quartiles.lower()).containsExactly(quartiles.upper());
  }

  @Test
  void shouldLeaveOutTrialsWithoutAValueAndBeNaNWhereNoneHasOne() {
    TestResults results = SyntheticResults.of(1, 2, 1);
    results.current()[0][0][3][0] = Float.NaN;
    results.current()[0][0][4][0] = Float.NaN;
    results.current()[0][1][4][0] = Float.NaN;
    TrialQuartiles quartiles = TrialQuartiles.of(results, 0, 0);
    assertThat(quartiles.median()[3]).isEqualTo(results.current()[0][1][3][0]);
    assertThat(quartiles.median()[4]).isNaN();
  }
}

package io.entrain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.entrain.config.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The equations as they stand against the numbers of an independent program. */
class TextbookSimulationTest {
  @ParameterizedTest
  @MethodSource("io.entrain.verify.GoldenCases#names")
  void shouldMeetTheCase(String name) {
    CaseReport report = new CaseVerifier(TextbookSimulation::new).run(GoldenCases.file(name), new VerifyOptions(Precision.FLOAT64, 1));
    assertThat(report.notes()).isEmpty();
    assertThat(report.passed()).isTrue();
    assertThat(report.largestDeviation()).isLessThan(1e-9);
  }
}

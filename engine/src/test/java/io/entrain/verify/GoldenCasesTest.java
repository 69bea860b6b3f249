package io.entrain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.entrain.config.Precision;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine against the numbers of an independent program. */
class GoldenCasesTest {
  static Stream<Arguments> runs() {
    return GoldenCases.names().stream()
        .flatMap(
            name -> Stream.of(Precision.values())
                .flatMap(precision -> IntStream.of(1, 2).mapToObj(threads -> Arguments.of(name, precision, threads))));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void shouldMeetTheCase(String name, Precision precision, int threads) {
    CaseReport report = CaseVerifier.verify(GoldenCases.file(name), new VerifyOptions(precision, threads));
    assertThat(report.passed()).as("%s", report).isTrue();
    assertThat(report.name()).isEqualTo(name);
    assertThat(report.notes()).isEmpty();
  }
}

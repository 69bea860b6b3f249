package io.entrain.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.jfree.data.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NiceScaleTest {
  @ParameterizedTest
  @CsvSource({"0, 1, 4, 0.5", "0, 2, 4, 1", "-1.06, 1.06, 4, 1", "0, 19, 4, 5", "0.61, 0.69, 4, 0.02", "0, 7000, 4, 2000"})
  void shouldChooseTheFinestRoundStepThatGivesFewTicks(double lower, double upper, int most, double step) {
    assertThat(NiceScale.exactly(lower, upper, most).step()).isCloseTo(step, within(1e-12 * step));
  }

  @Test
  void shouldLeaveRoomAroundTheData() {
    Range range = NiceScale.around(-1, 1, 4).range();
    assertThat(range.getLowerBound()).isBetween(-1.2, -1.05);
    assertThat(range.getUpperBound()).isBetween(1.05, 1.2);
  }

  @Test
  void shouldGiveConstantDataAndNoDataARangeToBeDrawnIn() {
    assertThat(NiceScale.around(3, 3, 4).range()).isEqualTo(new Range(2.5, 3.5));
    assertThat(NiceScale.around(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 4).range()).isEqualTo(new Range(0, 1));
    assertThat(NiceScale.fromZero(0, 4).range()).isEqualTo(new Range(0, 1));
  }

  @Test
  void shouldCountInWholeNumbers() {
    assertThat(NiceScale.counting(1, 3, 5).step()).isEqualTo(1);
    assertThat(NiceScale.counting(1, 1, 5).range()).isEqualTo(new Range(0.5, 1.5));
    assertThat(NiceScale.counting(1, 100, 5).step()).isEqualTo(20);
  }

  @Test
  void shouldLabelTicksWithTrueMinusSignsAndNoMinusZero() {
    RoundTicks ticks = new RoundTicks(0.25);
    assertThat(ticks.valueToString(-0.5)).isEqualTo("\u22120.50");
    assertThat(ticks.valueToString(-1e-17)).isEqualTo("0.00");
    assertThat(new RoundTicks(20).valueToString(40)).isEqualTo("40");
  }
}

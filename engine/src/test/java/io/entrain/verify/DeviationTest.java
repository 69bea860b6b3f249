package io.entrain.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DeviationTest {
  private static final double NAN = Double.NaN;

  private static CaseArray row(double... values) {
    return new CaseArray("expected/a", new int[] {values.length}, values);
  }

  private static Deviation between(double[] actual, double... expected) {
    return Deviation.of(actual, row(expected));
  }

  @Test
  void shouldBeRelativeToTheLargestMagnitudeExpected() {
    Deviation deviation = between(new double[] {0.5, -8, 2.5}, 0.5, -8, 2);
    assertThat(deviation.relative()).isEqualTo(0.5 / 8);
    assertThat(deviation.place()).isEqualTo("expected/a[2]");
    assertThat(deviation.detail()).isEqualTo("2.5 instead of 2.0");
  }

  @Test
  void shouldNameTheIndexOnEveryAxis() {
    double[] expected = new double[2 * 3 * 4];
    expected[0] = 1;
    double[] actual = expected.clone();
    actual[(1 * 3 + 2) * 4 + 3] = 1e-3;
    Deviation deviation = Deviation.of(actual, new CaseArray("expected/b", new int[] {2, 3, 4}, expected));
    assertThat(deviation.place()).isEqualTo("expected/b[1,2,3]");
    assertThat(deviation.relative()).isCloseTo(1e-3, within(1e-15));
  }

  @Test
  void shouldBeZeroForEqualArraysWithNanAtTheSamePlaces() {
    assertThat(between(new double[] {1, NAN, -0.0}, 1, NAN, 0).relative()).isZero();
    assertThat(between(new double[] {NAN}, NAN).relative()).isZero();
    assertThat(between(new double[0]).relative()).isZero();
  }

  @Test
  void shouldBeInfiniteWhereOnlyOneIsNan() {
    assertThat(between(new double[] {1, NAN}, 1, 2).relative()).isInfinite();
    assertThat(between(new double[] {1, 2}, 1, NAN).relative()).isInfinite();
    assertThat(between(new double[] {1, 2}, 1, NAN).place()).isEqualTo("expected/a[1]");
  }

  @Test
  void shouldBeInfiniteForDifferentSizes() {
    Deviation deviation = between(new double[] {1}, 1, 2);
    assertThat(deviation.relative()).isInfinite();
    assertThat(deviation.detail()).isEqualTo("1 values instead of 2");
  }

  @Test
  void shouldTakeAnInfinityAsEqualToItselfAlone() {
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(between(new double[] {infinity, 1}, infinity, 1).relative()).isZero();
    assertThat(between(new double[] {-infinity, 1}, infinity, 1).relative()).isInfinite();
    assertThat(between(new double[] {1e300, 1}, infinity, 1).relative()).isInfinite();
  }

  @Test
  void shouldAskForExactZerosWhereAllIsZero() {
    assertThat(between(new double[] {0, -0.0}, 0, 0).relative()).isZero();
    assertThat(between(new double[] {0, 1e-300}, 0, 0).relative()).isInfinite();
  }

  @Test
  void shouldKeepTheLargerOfTwo() {
    Deviation small = new Deviation(1e-12, "small", "");
    Deviation large = new Deviation(1e-10, "large", "");
    assertThat(small.larger(large)).isSameAs(large);
    assertThat(large.larger(small)).isSameAs(large);
    assertThat(Deviation.NONE.larger(small)).isSameAs(small);
  }
}

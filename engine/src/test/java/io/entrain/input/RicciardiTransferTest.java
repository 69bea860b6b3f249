package io.entrain.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.entrain.config.ConfigException;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RicciardiTransferTest {
  /**
   * Published sigma of a neuron, recorded rate (Hz) and published target current: an excerpt (lick right) of the data folder of
   * SpikingNetwork/distributedActivity, BSD-3-Clause, (c) 2022 SpikingNetwork; Kim, Finkelstein, Chow, Svoboda and Darshan 2022.
   */
  private static final double[][] PUBLISHED = {
    {0.30925005445237075, 3.947368421052631, 0.4664474015023653},
    {0.30925005445237075, 17.45614035087719, 0.695917528970408},
    {0.30925005445237075, 18.91447368421052, 0.7138064463180421},
    {0.3102322703119825, 17.105263157894733, 0.6903938354681215},
    {0.3102322703119825, 8.50877192982456, 0.5652251884956758},
    {0.3082802749286281, 1.2244897959183672, 0.3526315125662385},
    {0.30785504823042953, 6.4453125, 0.5293717634456009},
    {0.30785504823042953, 4.1015625, 0.473281799937299},
    {0.30975064809989694, 1.7857142857142854, 0.3836241871398783},
    {0.3099363400915627, 0, 0.16624465150832995},
    {0.3097122241855237, 0, 0.1668476979107883},
  };

  private static RicciardiTransfer withSigma(double sigma) {
    return new RicciardiTransfer(sigma, 10, 1, 0);
  }

  @Test
  void shouldReproducePublishedTargetsOfRecordedRates() {
    for (double[] row : PUBLISHED) {
      assertThat(withSigma(row[0]).meanInput(row[1])).isCloseTo(row[2], within(1e-8));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-5, 0.05, 0.1, 1, 5.5, 50, 100, 500, 9000})
  void shouldInvertTheRateForAnySpread(double rate) {
    for (double sigma : new double[] {0.01, 0.05, 0.3, 1, 4}) {
      RicciardiTransfer transfer = new RicciardiTransfer(sigma, 20, 0.9, -0.1);
      double mu = transfer.meanInput(rate);
      assertThat(transfer.rate(mu)).as("sigma %s", sigma).isCloseTo(rate, within(1e-9 * rate));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 3, 40, 250})
  void shouldFindTheMeanInputToOnePartInATrillion(double rate) {
    RicciardiTransfer transfer = withSigma(0.3);
    double mu = transfer.meanInput(rate);
    assertThat(transfer.rate(mu - 1e-12)).isLessThanOrEqualTo(rate);
    assertThat(transfer.rate(mu + 1e-12)).isGreaterThanOrEqualTo(rate);
  }

  @Test
  void shouldRiseWithTheMeanInputThroughAllThreeBranches() {
    for (double sigma : new double[] {0.05, 0.15, 0.45, 1}) {
      RicciardiTransfer transfer = withSigma(sigma);
      double before = transfer.rate(-2);
      for (double mu = -2 + 1.0 / 64; mu <= 4; mu += 1.0 / 64) {
        double rate = transfer.rate(mu);
        assertThat(rate).as("mu %s, sigma %s", mu, sigma).isGreaterThanOrEqualTo(before);
        before = rate;
      }
    }
  }

  @Test
  void shouldJoinItsBranchesAtThresholdAndReset() {
    RicciardiTransfer transfer = withSigma(0.3);
    for (double joint : new double[] {0, 1}) {
      double rate = transfer.rate(joint);
      assertThat(transfer.rate(Math.nextUp(joint))).isCloseTo(rate, within(1e-12 * rate));
    }
  }

  /** Against the mean first passage time itself, integrated by Simpson's rule. */
  @ParameterizedTest
  @CsvSource({"0.5, 0.3", "0.9, 0.3", "1.2, 0.3", "1.5, 0.8", "0.2, 0.5"})
  void shouldApproximateTheFirstPassageIntegral(double mu, double sigma) {
    double integral = integrate((0 - mu) / sigma, (1 - mu) / sigma);
    assertThat(withSigma(sigma).rate(mu)).isCloseTo(100 / integral, within(3e-4 * 100 / integral));
  }

  @Test
  void shouldNotOverflowFarBelowThreshold() {
    assertThat(withSigma(0.01).rate(-5)).isZero();
    assertThat(withSigma(1e-4).rate(0.5)).isZero();
  }

  @Test
  void shouldUseTheClosedFormWithoutNoise() {
    RicciardiTransfer transfer = withSigma(0);
    assertThat(transfer.rate(1)).isZero();
    assertThat(transfer.rate(0.3)).isZero();
    assertThat(transfer.rate(2)).isCloseTo(100 / Math.log(2), within(1e-10));
    assertThat(transfer.meanInput(100)).isCloseTo(1 + 1 / Math.expm1(1), within(1e-14));
  }

  @Test
  void shouldRaiseOnlyExactZerosToTheFloor() {
    for (double sigma : new double[] {0, 0.3}) {
      RicciardiTransfer transfer = withSigma(sigma);
      assertThat(transfer.meanInput(0)).isEqualTo(transfer.meanInput(0.1));
    }
    assertThat(withSigma(0.3).meanInput(0.05)).isLessThan(withSigma(0.3).meanInput(0.1));
  }

  @ParameterizedTest
  @CsvSource({
    "-0.1, 10, 1, 0, sigma = -0.1",
    "NaN, 10, 1, 0, sigma = NaN",
    "0.3, 0, 1, 0, tau_mem = 0.0 ms",
    "0.3, 10, 1, 1.5, thresh = 1.0: must be at least vre = 1.5",
    "0.3, 10, Infinity, 0, thresh = Infinity",
  })
  void shouldRefuseImpossibleParameters(double sigma, double tau, double threshold, double reset, String message) {
    assertThatThrownBy(() -> new RicciardiTransfer(sigma, tau, threshold, reset))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY, 2e6})
  void shouldRefuseRatesThatNoNeuronHas(double rate) {
    assertThatThrownBy(() -> withSigma(0.3).meanInput(rate))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("rate = " + rate + " Hz");
  }

  @Test
  void shouldSayThatNoInputGivesTheRateWhenThresholdEqualsReset() {
    assertThatThrownBy(() -> new RicciardiTransfer(0.3, 10, 1, 1).meanInput(5))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("no mean input gives it with sigma = 0.3");
  }

  private static double integrate(double from, double to) {
    int intervals = 200_000;
    double h = (to - from) / intervals;
    double sum = 0;
    for (int i = 0; i <= intervals; i++) {
      double y = from + i * h;
      double weight = i == 0 || i == intervals ? 1 : (i % 2 == 1 ? 4 : 2);
      sum += weight * Math.sqrt(Math.PI) * Math.exp(y * y) * Erf.erfc(-y);
    }
    return sum * h / 3;
  }
}

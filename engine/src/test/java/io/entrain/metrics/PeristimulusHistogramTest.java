package io.entrain.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class PeristimulusHistogramTest {
  @Test
  void shouldPutTheFirstStepAfterTheStimulusAndTheLastStepOfABinIntoThatBin() {
    PeristimulusHistogram histogram = PeristimulusHistogram.of(results(300, new int[] {101, 200}, new int[] {201}), 0, 0);
    assertThat(histogram.meanHz()).containsExactly(1000 * 2 / 10.0 / 2, 1000 * 1 / 10.0 / 2);
  }

  @Test
  void shouldNotCountSpikesOfTheStimulusPeriodNorBeyondTheLastBin() {
    PeristimulusHistogram histogram = PeristimulusHistogram.of(results(350, new int[] {1, 99, 100, 301, 350}), 0, 0);
    assertThat(histogram.meanHz()).containsExactly(0, 0);
  }

  @Test
  void shouldGiveTheStandardErrorOfTheRateOverTrials() {
    PeristimulusHistogram histogram =
        PeristimulusHistogram.of(results(300, new int[] {101, 102, 103}, new int[] {150}, new int[] {250, 260}), 0, 0);
    double deviation = Math.sqrt((square(3 - 4 / 3.0) + square(1 - 4 / 3.0) + square(0 - 4 / 3.0)) / 2);
    assertThat(histogram.semHz()[0]).isCloseTo(100 * deviation / Math.sqrt(3), within(1e-9));
  }

  @Test
  void shouldHaveNoStandardErrorForOneTrial() {
    assertThat(PeristimulusHistogram.of(results(300, new int[] {150}), 0, 0).semHz()).containsOnly(Double.NaN);
  }

  @Test
  void shouldDivideByTheTrueWidthOfALastBinThatTheEndOfTheTrialCuts() {
    PeristimulusHistogram histogram = PeristimulusHistogram.of(results(260, new int[] {255}), 0, 0);
    assertThat(histogram.edgesMs()).containsExactly(new double[] {0, 10, 16}, within(1e-12));
    assertThat(histogram.meanHz()[1]).isCloseTo(1000 / 6.0, within(1e-9));
    assertThat(histogram.centreMs(1)).isCloseTo(13, within(1e-12));
  }

  private static double square(double value) {
    return value * value;
  }

  /** One neuron; stimulus for 100 steps of 0.1 ms, then two bins of 10 ms. */
  private static TestResults results(int steps, int[]... trials) {
    int[][][][] spikes = new int[1][trials.length][][];
    for (int trial = 0; trial < trials.length; trial++) {
      spikes[0][trial] = new int[][] {trials[trial]};
    }
    float[][][] tables = new float[1][2][1];
    return new TestResults(
        new int[] {4}, trials.length, 1, steps, 0.1, 10, 10, "utotal", new float[1][trials.length][2][1], tables, tables, false, spikes,
        new double[1][trials.length], 0, "");
  }
}

package io.entrain.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollingAverageTest {
  @ParameterizedTest
  @CsvSource({"400, 100, 500, 10, 20", "400, 200, 350, 10, 10", "0, 10, 30, 1, 40", "100, 100, 20, 10, 5"})
  void shouldAverageTheSamplesOfEachWindow(int stimOff, int learn, int halfWidth, int period, int rows) {
    RollingWindow window = new RollingWindow(stimOff, learn, halfWidth, period, rows);
    RollingAverage average = new RollingAverage(window, 2);
    double[][] sums = new double[rows][2];
    int[] counts = new int[rows];
    Random random = new Random(1);
    int increment = (int) Math.rint(2.0 * halfWidth / learn - 1);
    for (int step = 1; step <= stimOff + learn * rows; step++) {
      double[] sample = {random.nextGaussian(), random.nextGaussian()};
      if (step <= stimOff || step % period != 0) {
        assertThat(window.samples(step)).isFalse();
        continue;
      }
      average.add(step, sample);
      int first = Math.floorDiv(step - stimOff - halfWidth, learn) + 1;
      for (int row = Math.max(first, 1); row <= Math.min(first + increment, rows); row++) {
        sums[row - 1][0] += sample[0];
        sums[row - 1][1] += sample[1];
        counts[row - 1]++;
      }
    }
    assertThat(average.counts()).isEqualTo(counts);
    double[][] averages = average.averages();
    for (int row = 0; row < rows; row++) {
      assertThat(averages[row][0]).isCloseTo(sums[row][0] / counts[row], within(1e-12));
      assertThat(averages[row][1]).isCloseTo(sums[row][1] / counts[row], within(1e-12));
    }
  }

  @Test
  void shouldGiveNaNWithoutSamples() {
    RollingAverage average = new RollingAverage(new RollingWindow(0, 10, 10, 1, 3), 1);
    average.add(5, new double[] {2});
    assertThat(average.averages()[0][0]).isEqualTo(2);
    assertThat(average.averages()[2][0]).isNaN();
  }

  @Test
  void shouldCorrelateAsPearsonSays() {
    double[] x = {1, 2, 3, 4};
    assertThat(TargetCorrelation.of(x, new double[] {2, 4, 6, 8})).isEqualTo(1);
    assertThat(TargetCorrelation.of(x, new double[] {4, 3, 2, 1})).isEqualTo(-1);
    assertThat(TargetCorrelation.of(x, new double[] {1, 3, 2, 4})).isCloseTo(0.8, within(1e-15));
    assertThat(TargetCorrelation.of(x, new double[] {5, 5, 5, 5})).isNaN();
    assertThat(TargetCorrelation.of(x, new double[] {1, Double.NaN, 2, 3})).isNaN();
  }
}

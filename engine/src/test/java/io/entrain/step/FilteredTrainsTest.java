package io.entrain.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.entrain.config.NoiseModel;
import io.entrain.network.NeuronRange;
import io.entrain.state.CellConstants;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilteredTrainsTest {
  private static CellConstants constants(int delay) {
    double[] ones = {1, 1, 1};
    return new CellConstants(0.1, 0, 1, delay, ones, ones, 3, 3, new double[] {20, 150, 400}, ones, NoiseModel.VOLTAGE, null);
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "1, 100", "3, 10", "25, 10"})
  void shouldBeWhatTheStepByStepRuleGives(int delay, int learnEvery) {
    DoubleFilteredTrains trains = new DoubleFilteredTrains(constants(delay));
    DoubleFilteredTrains.Advance advance = trains.advance(new NeuronRange(0, 3));
    double[] tau = {20, 150, 400};
    double[] r = new double[3];
    int steps = 300;
    boolean[][] spikes = new boolean[steps + 1][3];
    Random random = new Random(4);
    advance.begin();
    for (int step = 1; step <= steps; step++) {
      if (step % learnEvery == 0) {
        advance.to(step);
        for (int i = 0; i < 3; i++) {
          assertThat(trains.values()[i]).as("neuron %d before step %d", i, step).isCloseTo(r[i], within(1e-14));
        }
      }
      for (int i = 0; i < 3; i++) {
        boolean arrives = step > delay && spikes[step - delay][i];
        r[i] += ((arrives ? 1 : 0) - 0.1 * r[i]) / tau[i];
        spikes[step][i] = random.nextInt(7) == 0;
        if (spikes[step][i]) {
          advance.spiked(i, step);
        }
      }
    }
    assertThat(r[1]).isPositive();
    assertThat(trains.values()[3]).isZero();
  }
}

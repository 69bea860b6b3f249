package io.entrain.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.entrain.config.ConfigLoader;
import io.entrain.config.ExperimentConfig;
import io.entrain.network.InitialActivity;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GeneratorsTest {
  private static ExperimentConfig config(String text) {
    return ConfigLoader.parse("seed = 3, Ncells = 100, " + text, Path.of(".")).experiment();
  }

  private static InitialActivity activity() {
    double[] mean = new double[100];
    Arrays.setAll(mean, i -> 0.01 * i);
    return new InitialActivity(new int[100], mean, 1, 1, 1);
  }

  private static double[] target(String text, int neuron) {
    ExperimentConfig config = config(text);
    double[] rows = new double[100];
    new SinusoidTargets(config, config.targets(), activity()).draw(0, neuron, rows);
    return rows;
  }

  @Test
  void shouldStartTheStimulusAtZeroAndKeepItStationary() {
    ExperimentConfig config = config("stim_on = 0 ms, stim_off = 1000 ms");
    Stimulus stimulus = new OrnsteinUhlenbeckStimulus(config, config.stimulus());
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int neuron = 0; neuron < 100; neuron++) {
      double[] rows = new double[10_000];
      stimulus.draw(0, neuron, rows);
      assertThat(rows[0]).isZero();
      for (int row = 2000; row < rows.length; row += 500) {
        sum += rows[row];
        squares += rows[row] * rows[row];
        count++;
      }
    }
    double variance = 0.2 * 0.2 / (2 * 0.05);
    assertThat(sum / count).isCloseTo(0, within(0.06));
    assertThat(squares / count).isCloseTo(variance, within(0.06));
  }

  @Test
  void shouldGiveEachTaskItsOwnStimulus() {
    ExperimentConfig config = config("");
    Stimulus stimulus = new OrnsteinUhlenbeckStimulus(config, config.stimulus());
    double[] first = new double[10];
    double[] second = new double[10];
    stimulus.draw(0, 5, first);
    stimulus.draw(1, 5, second);
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void shouldSwingAroundTheMeanCurrentWithThePeriod() {
    double[] rows = target("", 50);
    assertThat(Arrays.stream(rows).average().orElseThrow()).isCloseTo(0.5, within(1e-12));
    assertThat(Arrays.stream(rows).max().orElseThrow()).isCloseTo(1.0, within(0.001));
    for (int row = 0; row < 50; row++) {
      assertThat(rows[row] - 0.5).isCloseTo(0.5 - rows[row + 50], within(1e-12));
    }
  }

  @Test
  void shouldAddARampThatEndsAtAQuarter() {
    double[] plain = target("", 7);
    double[] ramp = target("targets.args.biasType = ramping", 7);
    assertThat(ramp[99] - plain[99]).isCloseTo(0.25, within(1e-12));
    assertThat(ramp[49] - plain[49]).isCloseTo(0.125, within(1e-12));
  }

  @Test
  void shouldShareOneBiasPathAmongAllNeurons() {
    double[] one = target("targets.args.biasType = ou", 7);
    double[] two = target("targets.args.biasType = ou", 8);
    double[] plainOne = target("", 7);
    double[] plainTwo = target("", 8);
    assertThat(one[60] - plainOne[60]).isNotZero().isCloseTo(two[60] - plainTwo[60], within(1e-12));
  }

  @Test
  void shouldNameTheBiasesThatThereAre() {
    assertThatThrownBy(() -> target("targets.args.biasType = steep", 0)).hasMessageContaining("must be one of zero, ou, ramping");
  }

  @Test
  void shouldTakeTheExternalInputOffCurrentsMadeFromRates() {
    RicciardiTransfer transfer = new RicciardiTransfer(0.3, 10, 1, 0);
    TargetCurrents rates = (task, neuron, rows) -> Arrays.fill(rows, neuron == 0 ? 6 : Double.NaN);
    double[] rows = new double[2];
    RateTargets targets = new RateTargets(rates, new RicciardiTransfer[] {transfer, transfer}, new double[] {0.25, 0});
    targets.draw(0, 0, rows);
    assertThat(transfer.rate(rows[1] + 0.25)).isCloseTo(6, within(1e-9));
    targets.draw(0, 1, rows);
    assertThat(rows[0]).isNaN();
  }
}

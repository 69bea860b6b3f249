package io.entrain.initialisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.config.ConfigException;
import io.entrain.hdf5.FileHeader;
import io.entrain.hdf5.Hdf5Writer;
import io.entrain.input.Stimulus;
import io.entrain.input.TargetCurrents;
import io.entrain.recording.TargetSource;
import io.entrain.training.SmallExperiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What generators draw, and what is refused of it. */
class GeneratedInputsTest {
  @TempDir
  Path directory;

  /** A plugin that divides by zero for one neuron. */
  public static final class BrokenStimulus implements Stimulus {
    @Override
    public void draw(int task, int neuron, double[] rows) {
      rows[4] = neuron == 70 ? Double.NaN : 0;
    }
  }

  /** A plugin whose currents are beyond single precision. */
  public static final class HugeTargets implements TargetCurrents {
    @Override
    public void draw(int task, int neuron, double[] rows) {
      rows[2] = neuron == 70 ? 1e39 : 0;
    }
  }

  @Test
  void shouldRefuseAStimulusThatIsNoNumber() {
    assertThatThrownBy(() -> new SmallExperiment(directory, "stimulus.plugin = \"" + BrokenStimulus.class.getName() + '"').init())
        .isInstanceOf(ConfigException.class)
        .hasMessage(BrokenStimulus.class.getName() + ": the stimulus of neuron 71 in task 1 is NaN in row 5: must be a finite number");
  }

  @Test
  void shouldRefuseTargetsBeyondThePrecision() {
    assertThatThrownBy(() -> new SmallExperiment(directory, "targets.plugin = \"" + HugeTargets.class.getName() + '"').init())
        .isInstanceOf(ConfigException.class)
        .hasMessage(HugeTargets.class.getName() + ": the target of neuron 71 in task 1 is Infinity in row 3: must be a finite number");
  }

  @Test
  void shouldNameTheFileOfACurrentBeyondThePrecision() throws IOException {
    double[] currents = new double[20 * 100];
    currents[2 * 100 + 70] = 1e39;
    Path file = directory.resolve("huge.h5");
    new Hdf5Writer(FileHeader.current("")).doubles("u", currents, 20, 100).write(file);
    SmallExperiment experiment = new SmallExperiment(directory, "");
    TargetSource source =
        new TargetSource(TargetSource.Kind.CURRENTS, List.of(file), null, null, -1, -1, null, new TargetSource.Sigma.Measured(), true);
    assertThatThrownBy(() -> experiment.init(source)).hasMessageStartingWith(file + ": the target of neuron 71 in task 1 is Infinity");
  }

  /** Of several rows, the last may end after the trial where stim_off is no multiple of learn_every. */
  @ParameterizedTest
  @ValueSource(strings = {"zero", "ou", "ramping"})
  void shouldDrawEveryBiasForDurationsThatAreNoMultiples(String bias) throws IOException {
    String durations = "stim_off = 45 ms, train_duration = 195 ms, learn_every = 10 ms\n";
    new SmallExperiment(directory, durations + "targets.args.biasType = " + bias).init();
    assertThat(directory.resolve("utarg.h5")).isNotEmptyFile();
  }
}

package io.entrain.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.FileHeader;
import io.entrain.hdf5.Hdf5File;
import io.entrain.hdf5.Hdf5Writer;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TestResultsFileTest {
  private static final int TASKS = 2;
  private static final int TRIALS = 3;
  private static final int ROWS = 4;
  private static final int NEURONS = 5;

  @TempDir
  Path directory;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = directory.resolve(TestResultsFile.NAME);
  }

  @Test
  void shouldGiveBackWhatWasWritten() {
    TestResults results = results();
    TestResultsFile.write(file, results);
    assertThat(TestResultsFile.read(file)).usingRecursiveComparison().withEqualsForType(Float::equals, Float.class).isEqualTo(results);
  }

  @Test
  void shouldKeepNeuronsThatNeverFired() {
    TestResults results = results();
    for (int[][][] task : results.spikeSteps()) {
      for (int[][] trial : task) {
        Arrays.setAll(trial, _ -> new int[0]);
      }
    }
    TestResultsFile.write(file, results);
    assertThat(TestResultsFile.read(file).spikeSteps()).isDeepEqualTo(results.spikeSteps());
  }

  @Test
  void shouldSayUnitsAndOriginInTheFile() {
    TestResultsFile.write(file, results());
    try (Hdf5File written = Hdf5File.open(file)) {
      assertThat(written.header()).isEqualTo(FileHeader.current("00ff"));
      assertThat(written.shape("u_rollave")).containsExactly(TASKS, TRIALS, ROWS, NEURONS);
      assertThat(written.textAttribute("rate", "unit")).isEqualTo("Hz");
      assertThat(written.textAttribute("rate", "source")).isEqualTo("recorded");
      assertThat(written.integer("/", "checkpoint_loop")).isEqualTo(70);
    }
  }

  @Test
  void shouldRefuseAnotherHdf5File() {
    new Hdf5Writer(FileHeader.current("")).ints("loop", new int[] {1}).write(file);
    assertThatThrownBy(() -> TestResultsFile.read(file)).isInstanceOf(DataFileException.class).hasMessageContaining("trials");
  }

  @Test
  void shouldRefuseATableOfAnotherShapeAndNameIt() {
    TestResults results = results();
    results.targetRateHz()[0] = new float[ROWS + 1][NEURONS];
    results.targetRateHz()[1] = new float[ROWS + 1][NEURONS];
    TestResultsFile.write(file, results);
    assertThatThrownBy(() -> TestResultsFile.read(file))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("dataset rate has the shape [2, 5, 5]")
        .hasMessageContaining("must have [2, 4, 5]");
  }

  private static TestResults results() {
    int[] neurons = {3, 1, 4, 15, 9};
    float[][][][] current = new float[TASKS][TRIALS][ROWS][NEURONS];
    float[][][] target = new float[TASKS][ROWS][NEURONS];
    float[][][] rate = new float[TASKS][ROWS][NEURONS];
    int[][][][] spikes = new int[TASKS][TRIALS][NEURONS][];
    double[][] meanRate = new double[TASKS][TRIALS];
    int next = 0;
    for (int task = 0; task < TASKS; task++) {
      for (int row = 0; row < ROWS; row++) {
        for (int neuron = 0; neuron < NEURONS; neuron++) {
          target[task][row][neuron] = neuron == 2 ? Float.NaN : ++next;
          rate[task][row][neuron] = ++next;
        }
      }
      for (int trial = 0; trial < TRIALS; trial++) {
        meanRate[task][trial] = ++next / 10.0;
        for (int neuron = 0; neuron < NEURONS; neuron++) {
          spikes[task][trial][neuron] = new int[(task + trial + neuron) % 3];
          for (int row = 0; row < ROWS; row++) {
            current[task][trial][row][neuron] = ++next;
          }
          Arrays.fill(spikes[task][trial][neuron], ++next);
        }
      }
    }
    return new TestResults(
        neurons, TRIALS, TASKS, 20_000, 0.1, 1000, 10, "uplastic", current, target, rate, true, spikes, meanRate, 70, "00ff");
  }
}

package io.entrain.initialisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.entrain.Entrain;
import io.entrain.experiment.Progress;
import io.entrain.hdf5.FileHeader;
import io.entrain.hdf5.Hdf5File;
import io.entrain.hdf5.Hdf5Writer;
import io.entrain.recording.TargetSource;
import io.entrain.recording.TargetSource.Kind;
import io.entrain.recording.TargetSource.Sigma;
import io.entrain.training.LoopSummary;
import io.entrain.training.SmallExperiment;
import io.entrain.training.TestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training towards activity from files. */
class RecordedTargetsTest {
  private static final int ROWS = 20;

  @TempDir
  Path directory;

  private Path table(String name, int rows, int columns, double offset) {
    double[] values = new double[rows * columns];
    Arrays.setAll(values, i -> offset + Math.sin(0.3 * Math.floorDiv(i, columns) + i % columns));
    Path file = directory.resolve(name);
    new Hdf5Writer(FileHeader.current("")).doubles("activity", values, rows, columns).write(file);
    return file;
  }

  private TargetSource source(Kind kind, String map, Path... files) {
    return new TargetSource(kind, List.of(files), null, null, -1, -1, map, new Sigma.Given(0.3), true);
  }

  @Test
  void shouldTrainTowardsCurrentsOfTwoTasks() throws IOException {
    SmallExperiment experiment = new SmallExperiment(directory.resolve("e"), "");
    experiment.init(source(Kind.CURRENTS, null, table("a.h5", ROWS, 100, 0.5), table("b.h5", ROWS, 100, 0.7)));
    List<LoopSummary> loops = experiment.train(2, null, 1);
    assertThat(loops).extracting(LoopSummary::task).containsExactly(1, 0);
    try (Hdf5File file = Hdf5File.open(experiment.file("utarg.h5"))) {
      assertThat(file.shape("utarg")).containsExactly(2, ROWS, 100);
      assertThat(file.floats("utarg")[3]).isCloseTo((float) (0.5 + Math.sin(3)), within(1e-6f));
    }
  }

  @Test
  void shouldTrainOnlyMappedNeurons() throws IOException {
    int[] columns = new int[100];
    Arrays.fill(columns, -1);
    columns[10] = 1;
    columns[50] = 0;
    Path map = directory.resolve("map.h5");
    new Hdf5Writer(FileHeader.current("")).ints("column", columns).write(map);
    SmallExperiment experiment = new SmallExperiment(directory.resolve("e"), "");
    experiment.init(source(Kind.CURRENTS, map + ":/column", table("a.h5", ROWS, 2, 0.5)));
    LoopSummary loop = experiment.train(1, null, 2).getFirst();
    assertThat(loop.nanNeurons()).isEqualTo(98);
    try (Hdf5File file = Hdf5File.open(experiment.file("wpIndexIn.h5"))) {
      int[] offsets = file.ints("wpIndexIn/offsets");
      assertThat(offsets[11] - offsets[10]).isEqualTo(16);
      assertThat(offsets[100]).isEqualTo(32);
    }
  }

  @Test
  void shouldTurnRatesIntoCurrentsAndKeepTheRates() throws IOException {
    SmallExperiment experiment = new SmallExperiment(directory.resolve("e"), "");
    TargetSource rates = source(Kind.RATES, null, table("r.h5", ROWS, 100, 4));
    InitReport report = Entrain.open(directory.resolve("e")).init(new InitOptions(0, rates, 1), Progress.NONE);
    assertThat(report.remarks()).anyMatch(remark -> remark.contains("X_bal is taken off"));
    try (Hdf5File file = Hdf5File.open(experiment.file("rates.h5"))) {
      assertThat(file.floats("rates")[0]).isEqualTo(4);
      assertThat(file.textAttribute("rates", "unit")).isEqualTo("Hz");
    }
    experiment.train(1, null, 1);
    assertThat(Entrain.open(directory.resolve("e")).test(new TestOptions(1, new int[] {0}, null, 1), Progress.NONE).recordedRates())
        .isTrue();
  }

  @Test
  void shouldRefuseWhatDoesNotFitBeforeAnythingIsDrawn() throws IOException {
    SmallExperiment experiment = new SmallExperiment(directory.resolve("e"), "");
    Path tooMany = table("long.h5", ROWS + 1, 100, 0);
    assertThatThrownBy(() -> experiment.init(source(Kind.CURRENTS, null, tooMany))).hasMessageContaining("--rows 0:19");
    Path text = directory.resolve("text.h5");
    Files.writeString(text, "no data");
    assertThatThrownBy(() -> experiment.init(source(Kind.CURRENTS, null, text))).hasMessageContaining("text.h5");
    double[] values = new double[ROWS * 100];
    values[205] = Double.NaN;
    Path nan = directory.resolve("nan.h5");
    new Hdf5Writer(FileHeader.current("")).doubles("x", values, ROWS, 100).write(nan);
    assertThatThrownBy(() -> experiment.init(source(Kind.CURRENTS, null, nan))).hasMessageContaining("NaN");
    assertThat(experiment.file("w0Index.h5")).doesNotExist();
  }
}

package io.entrain.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.Hdf5File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LearningCurveFileTest {
  private static final LoopSummary MEASURED = new LoopSummary(1, 1, 0.1 + 0.2, 4.6, 0.25, 3, -2L);
  private static final LoopSummary NOT_MEASURED = new LoopSummary(2, 0, 1e-5, 5, Double.NaN, -1, 0x1234L);
  private static final LoopSummary WITHOUT_ANY_CORRELATION = new LoopSummary(3, 1, 2, 0, Double.NaN, 16, 7L);

  @TempDir
  Path directory;

  @Test
  void shouldGiveBackAllLoopsAsTheyWere() {
    write(0, MEASURED, NOT_MEASURED, WITHOUT_ANY_CORRELATION);
    assertThat(LearningCurveFile.read(directory)).containsExactly(MEASURED, NOT_MEASURED, WITHOUT_ANY_CORRELATION);
  }

  @Test
  void shouldBeEmptyWhereNothingWasTrained() {
    assertThat(LearningCurveFile.read(directory)).isEmpty();
  }

  @Test
  void shouldCountTasksFromOneAndLeaveEmptyWhatWasNotMeasuredInTheTable() throws IOException {
    write(0, NOT_MEASURED);
    assertThat(Files.readString(directory.resolve("learning-curve.csv")))
        .isEqualTo("loop,task,elapsed_s,rate_hz,correlation,nan_neurons,digest\r\n2,1,1.0E-5,5.0,,,0000000000001234\r\n");
  }

  @Test
  void shouldGoOnAfterTheLastLoop() {
    write(0, MEASURED);
    write(1, NOT_MEASURED);
    assertThat(LearningCurveFile.read(directory)).containsExactly(MEASURED, NOT_MEASURED);
  }

  @Test
  void shouldForgetLoopsAfterTheRestoredOneInBothFilesOnceALoopFollowsIt() {
    write(0, MEASURED, NOT_MEASURED, WITHOUT_ANY_CORRELATION);
    try (LearningCurveFile curve = LearningCurveFile.open(directory, 1, "d1")) {
      curve.append(NOT_MEASURED);
      assertThat(LearningCurveFile.read(directory)).containsExactly(MEASURED, NOT_MEASURED);
    }
    assertThat(loopsInHdf5()).containsExactly(1, 2);
  }

  @Test
  void shouldKeepAnEarlierRunThatIsNotReplacedByALoop() {
    write(0, MEASURED, NOT_MEASURED);
    write(0);
    assertThat(LearningCurveFile.read(directory)).containsExactly(MEASURED, NOT_MEASURED);
    assertThat(loopsInHdf5()).containsExactly(1, 2);
  }

  @Test
  void shouldShowALoopToReadersAsSoonAsItIsAppended() {
    try (LearningCurveFile curve = LearningCurveFile.open(directory, 0, "d1")) {
      curve.append(MEASURED);
      assertThat(LearningCurveFile.read(directory)).containsExactly(MEASURED);
    }
  }

  @Test
  void shouldDropALastLineThatACrashCutOff() throws IOException {
    write(0, MEASURED);
    Files.writeString(directory.resolve(LearningCurveFile.CSV), "2,1,0.5,4.", StandardOpenOption.APPEND);
    assertThat(LearningCurveFile.read(directory)).containsExactly(MEASURED);
    write(2, WITHOUT_ANY_CORRELATION);
    assertThat(LearningCurveFile.read(directory)).containsExactly(MEASURED, WITHOUT_ANY_CORRELATION);
  }

  @Test
  void shouldNameTheLineThatIsNoRow() throws IOException {
    write(0, MEASURED);
    Files.writeString(directory.resolve(LearningCurveFile.CSV), "2;1;0,5\r\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> LearningCurveFile.open(directory, 2, "d1"))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("learning-curve.csv: line 3: must have 7 fields");
  }

  @Test
  void shouldRefuseATableOfSomethingElse() throws IOException {
    Files.writeString(directory.resolve(LearningCurveFile.CSV), "time,volts\r\n1,2\r\n");
    assertThatThrownBy(() -> LearningCurveFile.read(directory)).isInstanceOf(DataFileException.class).hasMessageContaining("line 1");
  }

  @Test
  void shouldRefuseALoopThatDoesNotFollow() {
    try (LearningCurveFile curve = LearningCurveFile.open(directory, 0, "d1")) {
      curve.append(NOT_MEASURED);
      assertThatThrownBy(() -> curve.append(MEASURED)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void shouldWriteTheSameNumbersToHdf5() {
    write(0, MEASURED, NOT_MEASURED);
    try (Hdf5File file = Hdf5File.open(directory.resolve(LearningCurveFile.HDF5))) {
      assertThat(file.header().parametersDigest()).isEqualTo("d1");
      assertThat(file.ints("task")).containsExactly(1, 0);
      assertThat(file.doubles("elapsed_s")).containsExactly(0.1 + 0.2, 1e-5);
      assertThat(file.doubles("correlation")).containsExactly(0.25, Double.NaN);
      assertThat(file.ints("nan_neurons")).containsExactly(3, -1);
      assertThat(file.longs("digest")).containsExactly(-2L, 0x1234L);
      assertThat(file.textAttribute("rate_hz", "unit")).isEqualTo("Hz");
    }
  }

  private int[] loopsInHdf5() {
    try (Hdf5File file = Hdf5File.open(directory.resolve(LearningCurveFile.HDF5))) {
      return file.ints("loop");
    }
  }

  private void write(int restoredLoop, LoopSummary... loops) {
    try (LearningCurveFile curve = LearningCurveFile.open(directory, restoredLoop, "d1")) {
      List.of(loops).forEach(curve::append);
    }
  }
}

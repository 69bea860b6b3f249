package io.entrain.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.entrain.config.ConfigException;
import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.FileHeader;
import io.entrain.hdf5.Hdf5Writer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetReaderTest {
  /** Of the excerpt's first 100 rows, by NumPy, Hz. */
  private static final double MEAN_RATE_LEFT = 6.1387943868542045;

  @TempDir
  Path directory;

  /** A source in the making: rows, axis and the rest as told, the rest as by default. */
  private record Choice(List<Path> files, String dataset, TargetSource.TimeAxis axis, int firstRow, int lastRow, String map) {
    static Choice of(Path... files) {
      return new Choice(List.of(files), null, null, -1, -1, null);
    }

    Choice dataset(String name) {
      return new Choice(files, name, axis, firstRow, lastRow, map);
    }

    Choice axis(TargetSource.TimeAxis given) {
      return new Choice(files, dataset, given, firstRow, lastRow, map);
    }

    Choice rows(int first, int last) {
      return new Choice(files, dataset, axis, first, last, map);
    }

    Choice map(Path file) {
      return new Choice(files, dataset, axis, firstRow, lastRow, file + ":/map");
    }

    TargetTables read(TargetSource.Kind kind, int rows, int neurons) {
      TargetSource source =
          new TargetSource(kind, files, dataset, axis, firstRow, lastRow, map, new TargetSource.Sigma.Measured(), true);
      return TargetReader.read(source, rows, neurons);
    }

    TargetTables read(int rows, int neurons) {
      return read(TargetSource.Kind.RATES, rows, neurons);
    }
  }

  private static Path recorded() {
    try {
      return Path.of(TargetReaderTest.class.getResource("/alm/alm-excerpt.h5").toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** A table whose number in row r and column c is 100 r + c. */
  private static double[][] table(int rows, int columns) {
    double[][] table = new double[rows][columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        table[row][column] = 100 * row + column;
      }
    }
    return table;
  }

  private static double[][] transposed(double[][] table) {
    double[][] transposed = new double[table[0].length][table.length];
    for (int i = 0; i < table.length; i++) {
      for (int j = 0; j < table[0].length; j++) {
        transposed[j][i] = table[i][j];
      }
    }
    return transposed;
  }

  private Path write(String name, Object table) {
    Path file = directory.resolve(name);
    new Hdf5Writer(FileHeader.current("")).array("rates", table).write(file);
    return file;
  }

  private Path map(int... columns) {
    Path file = directory.resolve("map.h5");
    new Hdf5Writer(FileHeader.current("")).ints("map", columns).write(file);
    return file;
  }

  private static void assertRefused(ThrowingCallable reading, String message) {
    assertThatThrownBy(reading).isInstanceOf(DataFileException.class).hasMessage(message);
  }

  @Test
  void shouldReadBothConditionsOfRecordedCells() {
    TargetTables left = Choice.of(recorded()).dataset("rates").rows(0, 99).read(100, 24);
    assertThat(left.tasks()).isEqualTo(2);
    assertThat(left.columns()).isEqualTo(24);
    assertThat(left.remarks()).isEmpty();
    assertThat(Arrays.stream(left.tables()[0]).average().orElseThrow()).isCloseTo(MEAN_RATE_LEFT, within(1e-9));
    TargetTables shifted = Choice.of(recorded()).dataset("/rates").rows(1, 100).read(100, 24);
    assertThat(shifted.value(1, 0, 5)).isEqualTo(left.value(1, 1, 5));
  }

  @Test
  void shouldFindTheTimeAxisFromTheSizes() {
    double[][] table = table(5, 3);
    TargetTables timeFirst = Choice.of(write("first.h5", table)).read(5, 3);
    TargetTables timeLast = Choice.of(write("last.h5", transposed(table))).read(5, 3);
    assertThat(timeFirst.value(0, 4, 2)).isEqualTo(402);
    assertThat(timeLast.tables()).isEqualTo(timeFirst.tables());
  }

  @Test
  void shouldTakeOneTaskFromEachFileInOrder() {
    double[][] right = table(5, 3);
    right[0][0] = 77;
    TargetTables tables = Choice.of(write("left.h5", table(5, 3)), write("right.h5", transposed(right))).read(5, 3);
    assertThat(tables.tasks()).isEqualTo(2);
    assertThat(tables.value(0, 0, 0)).isZero();
    assertThat(tables.value(1, 0, 0)).isEqualTo(77);
  }

  @Test
  void shouldTakeTheRowsThatWereChosenWhicheverAxisIsTime() {
    TargetTables first = Choice.of(write("first.h5", new double[][][] {table(6, 3), table(6, 3)})).rows(1, 4).read(4, 3);
    TargetTables last = Choice.of(write("last.h5", transposed(table(6, 3)))).rows(1, 4).read(4, 3);
    assertThat(first.tables()[1]).containsExactly(100, 101, 102, 200, 201, 202, 300, 301, 302, 400, 401, 402);
    assertThat(last.tables()[0]).isEqualTo(first.tables()[0]);
    assertThat(first.value(1, 2, 0)).isEqualTo(300);
  }

  @Test
  void shouldMapNeuronsToColumns() {
    TargetTables tables = Choice.of(write("rates.h5", table(5, 3))).map(map(2, -1, 0, -1)).read(5, 4);
    assertThat(tables.columnOfNeuron()).containsExactly(2, -1, 0, -1);
    assertThat(tables.columns()).isEqualTo(3);
  }

  @Test
  void shouldNeverCutRowsSilently() {
    Path file = write("rates.h5", table(101, 7));
    assertRefused(
        () -> Choice.of(file).read(100, 7),
        file + ": dataset /rates (101 x 7) has 101 rows: needs 100 rows (train_duration / learn_every); "
            + "choose them, for instance with --rows 0:99");
    assertRefused(
        () -> Choice.of(file).read(200, 7),
        file + ": dataset /rates (101 x 7) has 101 rows: needs 200 rows (train_duration / learn_every)");
    assertRefused(
        () -> Choice.of(file).rows(50, 149).read(100, 7),
        file + ": dataset /rates (101 x 7) has 101 rows: needs the rows 50 to 149 (counted from 0)");
  }

  @Test
  void shouldRefuseAnotherNumberOfColumns() {
    Path file = write("rates.h5", table(5, 3));
    assertRefused(
        () -> Choice.of(file).read(5, 4),
        file + ": dataset /rates (5 x 3) has 3 columns: needs 4 columns, one a neuron; "
            + "to train a part of the network, give a map from neurons to"
            + " columns");
    assertRefused(
        () -> Choice.of(file).axis(TargetSource.TimeAxis.FIRST).map(map(7, -1)).read(5, 2),
        file + ": dataset /rates (5 x 3) has 3 columns: needs at least 8 columns for the neuron map");
    assertRefused(
        () -> Choice.of(file).read(50, 40),
        file + ": dataset /rates (5 x 3) does not fit: needs 50 rows (train_duration / learn_every) and 40 columns, one a neuron");
  }

  @Test
  void shouldAskForTheTimeAxisWhereTheSizesFitBothWays() {
    Path file = write("rates.h5", table(4, 4));
    assertRefused(
        () -> Choice.of(file).read(4, 4),
        file + ": dataset /rates (4 x 4) could have time on either axis: say which with --time-axis first or --time-axis last");
    assertThat(Choice.of(file).axis(TargetSource.TimeAxis.FIRST).read(4, 4).value(0, 1, 0)).isEqualTo(100);
    assertThat(Choice.of(file).axis(TargetSource.TimeAxis.LAST).read(4, 4).value(0, 1, 0)).isEqualTo(1);
  }

  @Test
  void shouldRefuseFilesThatDoNotAgree() {
    Path one = write("one.h5", table(5, 3));
    Path two = write("two.h5", table(5, 4));
    assertRefused(() -> Choice.of(one, two).map(map(0)).read(5, 1), two + ": dataset /rates (5 x 4) has 4 columns: must have 3 as " + one);
    Path three = write("three.h5", new double[][][] {table(5, 3)});
    assertRefused(
        () -> Choice.of(one, three).read(5, 3),
        three + ": dataset /rates (1 x 5 x 3): must have 2 dimensions, since each of the files given is one task");
  }

  @Test
  void shouldRefuseNanOnlyWhereANeuronFollowsIt() {
    double[][] table = table(5, 3);
    table[2][1] = Double.NaN;
    Path file = write("rates.h5", table);
    assertRefused(
        () -> Choice.of(file).read(5, 3),
        file + ": dataset /rates (5 x 3) holds NaN in row 2, column 1 (counted from 0): targets must be numbers; "
            + "a neuron map can leave the column"
            + " out");
    assertThat(Choice.of(file).map(map(0, -1, 2)).read(5, 3).value(0, 2, 1)).isNaN();
  }

  @Test
  void shouldCountRowsAsTheFileDoes() {
    double[][] table = table(6, 3);
    table[5][0] = Double.POSITIVE_INFINITY;
    Path file = write("rates.h5", new double[][][] {table(6, 3), table});
    assertRefused(
        () -> Choice.of(file).rows(2, 5).read(4, 3),
        file + ": dataset /rates (2 x 6 x 3), task 2, holds Infinity in row 5, column 0 (counted from 0): targets must be finite");
  }

  @Test
  void shouldRefuseNegativeRatesButNotNegativeCurrents() {
    double[][] table = table(5, 3);
    table[0][0] = -0.5;
    Path file = write("rates.h5", table);
    assertRefused(
        () -> Choice.of(file).read(5, 3),
        file + ": dataset /rates (5 x 3) holds -0.5 in row 0, column 0 (counted from 0): rates must not be negative");
    assertThat(Choice.of(file).read(TargetSource.Kind.CURRENTS, 5, 3).value(0, 0, 0)).isEqualTo(-0.5);
  }

  @Test
  void shouldRemarkOnColumnsThatNeverChange() {
    double[][] table = table(5, 3);
    for (double[] row : table) {
      row[1] = 0;
    }
    assertThat(Choice.of(write("rates.h5", table)).read(5, 3).remarks())
        .containsExactly("task 1: 1 column is constant and will have no correlation: 1 (counted from 0)");
  }

  @Test
  void shouldChooseTheOnlyTableOfAFile() {
    Path file = directory.resolve("jld.h5");
    new Hdf5Writer(FileHeader.current("")).array("Pyr", table(5, 3)).doubles("time", new double[5]).text("note", "x")
        .array("_creator/types", new int[2][2]).write(file);
    assertThat(Choice.of(file).read(5, 3).value(0, 4, 2)).isEqualTo(402);
  }

  @Test
  void shouldListTheTablesWhereSeveralOrNoneCouldBeMeant() {
    assertRefused(
        () -> Choice.of(recorded()).rows(0, 99).read(100, 24),
        recorded() + ": several datasets could be meant: name one with --dataset: /currents (2 x 101 x 24), /rates (2 x 101 x 24)");
    Path file = directory.resolve("vectors.h5");
    new Hdf5Writer(FileHeader.current("")).doubles("time", new double[5]).write(file);
    assertRefused(() -> Choice.of(file).read(5, 3), file + ": no dataset of numbers with 2 or 3 dimensions: the file has /time (5)");
    Path empty = directory.resolve("empty.h5");
    new Hdf5Writer(FileHeader.current("")).write(empty);
    assertRefused(() -> Choice.of(empty).read(5, 3), empty + ": no dataset of numbers with 2 or 3 dimensions: the file has no datasets");
    assertRefused(
        () -> Choice.of(file).dataset("/time").read(5, 3),
        file + ": dataset /time (5): must have 2 dimensions, or 3 with tasks as the first");
    assertRefused(() -> Choice.of(file).dataset("Pyr").read(5, 3), file + ": no dataset Pyr: the file has /time");
  }

  @Test
  void shouldSayWhatAFileIsThatIsNotHdf5() throws IOException {
    Path mat = Files.writeString(directory.resolve("rates.mat"), "MATLAB 5.0 MAT-file, Platform: GLNXA64");
    assertRefused(
        () -> Choice.of(mat).read(5, 3),
        mat + ": is not an HDF5 file: it seems to be a MATLAB file of version 5 to 7; save it in MATLAB with save(..., '-v7.3')");
    Path missing = directory.resolve("missing.h5");
    assertRefused(() -> Choice.of(missing).read(5, 3), missing + ": cannot be read: no such file or directory");
  }

  @Test
  void shouldRefuseAChoiceOfRowsOfTheWrongLength() {
    Path file = write("rates.h5", table(5, 3));
    assertThatThrownBy(() -> Choice.of(file).rows(0, 3).read(5, 3))
        .isInstanceOf(ConfigException.class)
        .hasMessage("--rows 0:3: these are 4 rows, and 5 are needed: train_duration / learn_every");
    assertThatThrownBy(() -> Choice.of(file).rows(3, 0).read(5, 3))
        .hasMessage("--rows 3:0: must be the first and the last row, counted from 0");
  }

  @Test
  void shouldRefuseANeuronMapThatIsNone() {
    Path file = write("rates.h5", table(5, 3));
    Path map = map(0, -2, 1);
    assertRefused(
        () -> Choice.of(file).map(map).read(5, 3),
        map + ": neuron map /map has -2.0 for neuron 2: must be a column, counted from 0, or -1");
    assertRefused(() -> Choice.of(file).map(map).read(5, 4), map + ": dataset /map (3): must be a vector of length 4");
    map(-1, -1, -1);
    assertRefused(() -> Choice.of(file).map(map).read(5, 3), map + ": neuron map /map has -1 for every neuron: must train at least one");
  }
}

package io.entrain.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Hdf5WriterTest {
  @TempDir
  Path directory;

  private static Hdf5Writer writer() {
    return new Hdf5Writer(FileHeader.current("abc123"));
  }

  private Hdf5File written(Hdf5Writer writer) {
    Path file = directory.resolve("file.h5");
    writer.write(file);
    return Hdf5File.open(file);
  }

  @Test
  void shouldGiveBackEveryTypeBitForBit() {
    float[] floats = {1.5f, Float.NaN, -0.0f, Float.MIN_VALUE, Float.POSITIVE_INFINITY, 6};
    double[] doubles = {Math.PI, Double.NaN, -0.0, Double.MIN_VALUE};
    int[] ints = {Integer.MIN_VALUE, 0, Integer.MAX_VALUE};
    long[] longs = {Long.MIN_VALUE, 1L << 53 | 1};
    try (Hdf5File file =
        written(writer().floats("f", floats, 2, 3).doubles("d", doubles).ints("deep/er/i", ints).longs("l", longs))) {
      assertThat(file.shape("f")).containsExactly(2, 3);
      assertThat(file.floats("f")).isEqualTo(floats);
      assertThat(file.doubles("/d")).isEqualTo(doubles);
      assertThat(file.ints("/deep/er/i")).isEqualTo(ints);
      assertThat(file.longs("l")).isEqualTo(longs);
      assertThat(file.datasets()).containsExactlyInAnyOrder("/f", "/d", "/deep/er/i", "/l");
    }
  }

  @Test
  void shouldGiveBackArraysLargerThanItsBufferAndTheirParts() {
    float[] values = new float[1_000_003];
    Random random = new Random(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    try (Hdf5File file = written(writer().ints("odd", new int[] {1}).floats("large", values))) {
      assertThat(file.floats("large")).isEqualTo(values);
      float[] part = new float[4];
      file.dataset("large").read(999_998, part, 1, 3);
      assertThat(part).containsExactly(0, values[999_998], values[999_999], values[1_000_000]);
    }
  }

  @Test
  void shouldWriteNestedArraysInCOrder() {
    int[][][] nested = {{{1, 2}, {3, 4}, {5, 6}}, {{7, 8}, {9, 10}, {11, 12}}};
    try (Hdf5File file = written(writer().array("n", nested))) {
      assertThat(file.shape("n")).containsExactly(2, 3, 2);
      assertThat(file.ints("n")).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }
  }

  @Test
  void shouldRefuseArraysThatAreNotRectangular() {
    assertThatThrownBy(() -> writer().array("n", new double[][] {{1, 2}, {3}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not rectangular");
  }

  @Test
  void shouldRefuseAShapeThatDoesNotFit() {
    assertThatThrownBy(() -> writer().floats("n", new float[5], 2, 3)).hasMessageContaining("5 numbers do not fill the shape 2 x 3");
  }

  @Test
  void shouldKeepEmptyArraysAndEmptyRows() {
    int[][] spikes = {{3, 4}, {}, {5}};
    try (Hdf5File file =
        written(
            writer().floats("none", new float[0], 0, 7).ragged("spikes", spikes).ragged("silent", new int[2][0])
                .texts("words", List.of()))) {
      assertThat(file.shape("none")).containsExactly(0, 7);
      assertThat(file.floats("none")).isEmpty();
      assertThat(file.longs("spikes/offsets")).containsExactly(0, 2, 2, 3);
      assertThat(file.ints("spikes/values")).containsExactly(3, 4, 5);
      assertThat(file.longs("silent/offsets")).containsExactly(0, 0, 0);
      assertThat(file.ints("silent/values")).isEmpty();
    }
  }

  @Test
  void shouldStreamRowsThatAreMadeWhileWriting() {
    double[] reused = new double[3];
    try (Hdf5File file =
        written(
            writer()
                .ragged(
                    "rows",
                    ElementType.FLOAT64,
                    new long[] {0, 3, 6},
                    i -> {
                      Arrays.fill(reused, i);
                      return reused;
                    }))) {
      assertThat(file.doubles("rows/values")).containsExactly(0, 0, 0, 1, 1, 1);
    }
  }

  @Test
  void shouldLeaveNothingWhenStreamedRowsAreTooShort() {
    Hdf5Writer short1 = writer().ragged("rows", ElementType.FLOAT32, new long[] {0, 3}, _ -> new float[2]);
    assertThatThrownBy(() -> short1.write(directory.resolve("file.h5"))).isInstanceOf(IllegalStateException.class);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void shouldKeepHeaderAttributesUnitsAndTexts() {
    String json = "{\"µ\": \"" + "x".repeat(100_000) + "\"}";
    Hdf5Writer writer =
        writer().floats("a/v", new float[] {1}).unit("a/v", "Hz").attribute("a", "dt", 0.1).attribute("/", "loop", 7).text("json", json)
            .texts("words", List.of("left", "", "rechts")).attribute("/", "values", new double[] {1, 2}).text("nothing", "");
    try (Hdf5File file = written(writer)) {
      assertThat(file.header()).isEqualTo(new FileHeader(FileHeader.CURRENT_FORMAT, 0, "abc123"));
      assertThat(file.textAttribute("/a/v", "unit")).isEqualTo("Hz");
      assertThat(file.number("a", "dt")).isEqualTo(0.1);
      assertThat(file.integer("/", "loop")).isEqualTo(7);
      assertThat(file.text("json")).isEqualTo(json);
      assertThat(file.texts("words")).containsExactly("left", "", "rechts");
      assertThat(file.text("nothing")).isEmpty();
      assertThat(file.hasAttribute("/", "none")).isFalse();
    }
  }

  @Test
  void shouldRefuseAttributesThatNobodyCouldReadBack() {
    assertThatThrownBy(() -> writer().attribute("/", "json", "x".repeat(65_536)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("attribute json of / has 65537 bytes: must have 1 to 60000");
  }

  @Test
  void shouldRefuseNamesUsedTwice() {
    assertThatThrownBy(() -> writer().ints("a/b", new int[1]).ints("/a/b", new int[1])).hasMessageContaining("in the file already");
    assertThatThrownBy(() -> writer().ints("a", new int[1]).ints("a/b", new int[1])).hasMessageContaining("is a dataset");
    assertThatThrownBy(() -> writer().ints("a//b", new int[1])).hasMessageContaining("cannot be a name");
  }

  @Test
  void shouldReplaceALongerFileWithoutATailOfIt() throws IOException {
    Path file = directory.resolve("file.h5");
    writer().floats("v", new float[100_000]).write(file);
    writer().floats("v", new float[] {1}).write(file);
    assertThat(Files.size(file)).isLessThan(2000);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void shouldWriteTheSameBytesEachTime() throws IOException {
    for (String name : List.of("one.h5", "two.h5")) {
      writer().floats("v", new float[] {1}).ints("w", new int[] {2}).unit("v", "ms").write(directory.resolve(name));
    }
    assertThat(directory.resolve("one.h5")).hasSameBinaryContentAs(directory.resolve("two.h5"));
  }

  @Test
  void shouldSayWhichFileCannotBeWrittenAndWhy() throws IOException {
    Path plain = Files.writeString(directory.resolve("plain"), "not a directory");
    Path file = plain.resolve("file.h5");
    assertThatThrownBy(() -> writer().write(file))
        .isInstanceOf(DataFileException.class)
        .hasMessage(file + ": cannot be written: Not a directory");
    Path missing = directory.resolve("missing/file.h5");
    assertThatThrownBy(() -> writer().write(missing)).hasMessage(missing + ": cannot be written: no such file or directory");
  }
}

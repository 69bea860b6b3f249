package io.entrain.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.config.ConfigException;
import io.entrain.hdf5.FileHeader;
import io.entrain.hdf5.Hdf5Writer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorReaderTest {
  @TempDir
  Path directory;
  private Path file;

  @BeforeEach
  void write() {
    file = directory.resolve("v.h5");
    new Hdf5Writer(FileHeader.current("")).doubles("sigma", new double[] {0.1, 0.2, 0.3}).doubles("matlab", new double[] {1, 2, 3}, 1, 3)
        .ints("table", new int[6], 2, 3).floats("broken", new float[] {1, Float.NaN}).write(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sigma", "/matlab"})
  void shouldReadVectors(String name) {
    assertThat(VectorReader.read(file, name, 3)).hasSize(3).startsWith(name.equals("sigma") ? 0.1 : 1);
  }

  @Test
  void shouldRefuseOtherShapes() {
    assertThatThrownBy(() -> VectorReader.read(file, "/sigma", 4)).hasMessage(file + ": dataset /sigma (3): must be a vector of length 4");
    assertThatThrownBy(() -> VectorReader.read(file, "/table", 6))
        .hasMessage(file + ": dataset /table (2 x 3): must be a vector of length 6");
  }

  @Test
  void shouldRefuseNan() {
    assertThatThrownBy(() -> VectorReader.read(file, "/broken", 2))
        .hasMessage(file + ": dataset /broken holds NaN at place 1 (counted from 0): must be a number");
  }

  @Test
  void shouldReadReferences() {
    assertThat(DatasetReference.parse("/data/a.h5:/deep/sigma")).isEqualTo(new DatasetReference(Path.of("/data/a.h5"), "/deep/sigma"));
    assertThat(VectorReader.read(DatasetReference.parse(file + ":/sigma"), 3)).endsWith(0.3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.h5", "a.h5:name", ":/name", "a.h5:/"})
  void shouldRefuseOtherForms(String text) {
    assertThatThrownBy(() -> DatasetReference.parse(text))
        .isInstanceOf(ConfigException.class)
        .hasMessage("\"" + text + "\": must be a file and a dataset in it, as in file.h5:/name");
  }
}

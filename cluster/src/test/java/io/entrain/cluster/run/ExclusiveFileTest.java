package io.entrain.cluster.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.entrain.hdf5.DataFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExclusiveFileTest {
  @TempDir
  Path directory;

  @Test
  void shouldCreateAFileOnceAndLeaveNothingElse() throws IOException {
    Path file = directory.resolve("one.json");

    assertThat(ExclusiveFile.create(file, "first")).isTrue();
    assertThat(ExclusiveFile.create(file, "second")).isFalse();

    assertThat(file).hasContent("first");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void shouldCreateAFileOnceWithoutLinksToo() throws IOException {
    Path file = directory.resolve("one.json");

    assertThat(ExclusiveFile.createWithoutLink(file, "first".getBytes(StandardCharsets.UTF_8))).isTrue();
    assertThat(ExclusiveFile.createWithoutLink(file, "second".getBytes(StandardCharsets.UTF_8))).isFalse();

    assertThat(file).hasContent("first");
  }

  @Test
  void shouldSayWhyItCannot() {
    Path file = directory.resolve("none/one.json");

    assertThatExceptionOfType(DataFileException.class)
        .isThrownBy(() -> ExclusiveFile.create(file, "text"))
        .withMessage(file + ": cannot be written: no such file or directory");
  }
}

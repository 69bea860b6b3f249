package io.entrain.cluster.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrivateFileTest {
  private static final byte[] CONTENT = {1, 2, 3};

  @TempDir
  private Path folder;

  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("file");
  }

  @Test
  void shouldWriteTheWholeContentForTheOwnerAlone() {
    assertThat(PrivateFile.create(file, CONTENT)).isTrue();
    assertThat(file).hasBinaryContent(CONTENT);
    assertThat(Permissions.of(file)).isEqualTo("rw-------");
  }

  @Test
  void shouldReplaceNothing() throws IOException {
    Files.writeString(file, "before");

    assertThat(PrivateFile.create(file, CONTENT)).isFalse();
    assertThat(file).hasContent("before");
    assertThat(Permissions.below(folder)).containsExactly(file);
  }

  @Test
  void shouldNotWriteThroughALink() throws IOException {
    Files.createSymbolicLink(file, folder.resolve("nowhere"));

    assertThat(PrivateFile.create(file, CONTENT)).isFalse();
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void shouldSayWhatCannotBeWritten() {
    Path lost = folder.resolve("missing").resolve("file");

    assertThatThrownBy(() -> PrivateFile.create(lost, CONTENT))
        .isInstanceOf(ConfigException.class)
        .hasMessage(lost + ": cannot be written: no such file or directory");
  }

  @Test
  void shouldLetOthersReadWhatIsTrustedOnly() throws IOException {
    PrivateFile.create(file, CONTENT);
    Permissions.set(file, "rw-r--r--");

    assertThat(PrivateFile.read(file, FileRule.TRUSTED)).isEqualTo(CONTENT);
    assertThatThrownBy(() -> PrivateFile.read(file, FileRule.SECRET)).hasMessageContaining("nobody else may read it");
  }

  @Test
  void shouldLetNobodyElseWriteWhatIsTrusted() throws IOException {
    PrivateFile.create(file, CONTENT);
    Permissions.set(file, "rw-rw-r--");

    assertThatThrownBy(() -> PrivateFile.read(file, FileRule.TRUSTED))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("has permission 0664", "must be 0644", "nobody else may write it", "chmod 0644 " + file);
  }

  @Test
  void shouldLeaveFoldersThatAreThereAsTheyAre() throws IOException {
    Permissions.set(folder, "rwxr-x---");
    PrivateFile.createFolders(folder.resolve("a").resolve("b"));

    assertThat(Permissions.of(folder)).isEqualTo("rwxr-x---");
    assertThat(Permissions.of(folder.resolve("a"))).isEqualTo("rwx------");
    assertThat(Permissions.of(folder.resolve("a").resolve("b"))).isEqualTo("rwx------");
  }
}

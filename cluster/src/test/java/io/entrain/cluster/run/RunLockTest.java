package io.entrain.cluster.run;

import static io.entrain.cluster.run.Samples.HOLDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import io.entrain.hdf5.DataFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class RunLockTest {
  @TempDir
  Path directory;

  @Test
  void shouldKeepASecondSupervisorOfThisProcessOut() throws IOException {
    Path alias = Files.createSymbolicLink(directory.resolve("alias"), directory);
    try (RunLock _ = acquire(directory)) {
      assertThatExceptionOfType(RunLockedException.class)
          .isThrownBy(() -> acquire(alias))
          .withMessage(
              directory.toRealPath() + ": is in use by process 4711 on alpha:2552 since 2026-11-24T12:00:00Z: only one "
                  + "can work on it; stop that one, or wait");
    }
  }

  @Test
  void shouldBeFreeAgainWhenGivenBack() {
    RunLock lock = acquire(directory);
    lock.close();
    lock.close();

    acquire(directory).close();
  }

  @Test
  void shouldSayWhichProcessKeepsASupervisorOutUntilThatOneDies() throws IOException, InterruptedException {
    try (RunProcess other = new RunProcess("lock", directory)) {
      other.await("ready");
      assertThatExceptionOfType(RunLockedException.class)
          .isThrownBy(() -> acquire(directory))
          .withMessageContaining("is in use by process " + other.pid() + " on alpha since");
      other.kill();
      Awaitility.await().untilAsserted(() -> acquire(directory).close());
    }
  }

  @Test
  void shouldKeepAnotherProcessOut() throws IOException {
    try (RunLock _ = acquire(directory)) {
      assertThatExceptionOfType(RunLockedException.class).isThrownBy(() -> acquire(directory));
      try (RunProcess other = new RunProcess("lock", directory)) {
        assertThat(other.rest()).anyMatch(line -> line.contains("is in use by process 4711 on alpha:2552"));
      }
    }
  }

  /** On POSIX systems a process loses its locks on a file as soon as it closes the file anywhere: signs of life must not do that. */
  @Test
  void shouldStayHeldWhileItShowsSignsOfLife() throws IOException {
    try (RunProcess other = new RunProcess("lock", directory)) {
      other.await("ready");
      FileTime first = RunLock.pulse(directory).orElseThrow();
      Awaitility.await().until(() -> !RunLock.pulse(directory).orElseThrow().equals(first));
      assertThatExceptionOfType(RunLockedException.class)
          .isThrownBy(() -> acquire(directory))
          .withMessageContaining("is in use by process " + other.pid() + " on alpha since");
    }
  }

  @Test
  void shouldSayWhyItCannotBeTaken() throws IOException {
    Files.createDirectory(directory.resolve("run.lock"));

    assertThatExceptionOfType(DataFileException.class)
        .isThrownBy(() -> acquire(directory))
        .withMessageStartingWith(directory.toRealPath().resolve("run.lock") + ": cannot be locked: ");
    assertThatExceptionOfType(DataFileException.class)
        .isThrownBy(() -> acquire(directory.resolve("none")))
        .withMessageEndingWith("none: cannot be used: no such file or directory");
    Files.delete(directory.resolve("run.lock"));
    acquire(directory).close();
  }

  private static RunLock acquire(Path path) {
    return RunLock.acquire(path, HOLDER, warning -> fail(warning));
  }
}

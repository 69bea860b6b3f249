package io.entrain.cluster.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.entrain.config.ConfigException;
import io.entrain.hdf5.DataFileException;
import io.entrain.learning.DivergenceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class FailureKindTest {
  @Test
  void shouldNeverRetryWhatWouldHappenAgain() {
    assertThat(FailureKind.of(new DivergenceException(3, 17, Double.NaN).inLoop(4))).isEqualTo(FailureKind.DIVERGED);
    assertThat(FailureKind.of(new ConfigException("dt = 0"))).isEqualTo(FailureKind.BAD_INPUT);
    assertThat(FailureKind.of(new DataFileException(Path.of("a.h5"), "is no HDF5", "it is damaged"))).isEqualTo(FailureKind.BAD_INPUT);
    assertThat(FailureKind.of(new UncheckedIOException(new NoSuchFileException("a.h5")))).isEqualTo(FailureKind.BAD_INPUT);
    assertThat(FailureKind.of(new OutOfMemoryError())).isEqualTo(FailureKind.OUT_OF_MEMORY);
    assertThat(FailureKind.of(new StackOverflowError())).isEqualTo(FailureKind.DEFECT);
    assertThat(FailureKind.of(new IllegalStateException("never"))).isEqualTo(FailureKind.DEFECT);
    assertThat(FailureKind.values()).filteredOn(FailureKind::retried)
        .containsExactly(FailureKind.STORAGE_UNREACHABLE, FailureKind.OCCUPIED, FailureKind.LOSS);
  }

  @Test
  void shouldTellAFullDiskFromABadFile() {
    for (String message : new String[] {"No space left on device", "Disk quota exceeded", "There is not enough space on the disk"}) {
      assertThat(FailureKind.of(writing(new IOException(message)))).as(message).isEqualTo(FailureKind.STORAGE_FULL);
      assertThat(FailureKind.of(writing(new FileSystemException("f", null, message)))).as(message).isEqualTo(FailureKind.STORAGE_FULL);
    }
    assertThat(FailureKind.of(writing(new FileSystemException("f", null, "Read-only file system"))))
        .isEqualTo(FailureKind.STORAGE_REFUSED);
    assertThat(FailureKind.of(writing(new AccessDeniedException("f")))).isEqualTo(FailureKind.STORAGE_REFUSED);
  }

  @Test
  void shouldRetryAfterLosses() {
    assertThat(FailureKind.of(new ConnectException("Connection refused"))).isEqualTo(FailureKind.LOSS);
    assertThat(FailureKind.of(new IOException("Connection reset by peer"))).isEqualTo(FailureKind.LOSS);
    assertThat(FailureKind.of(new CompletionException(new TimeoutException()))).isEqualTo(FailureKind.LOSS);
    assertThat(FailureKind.of(new ClosedChannelException())).isEqualTo(FailureKind.LOSS);
    assertThat(FailureKind.of(writing(new IOException("Stale file handle")))).isEqualTo(FailureKind.STORAGE_UNREACHABLE);
  }

  @Test
  void shouldLetTheMostTellingCauseDecide() {
    Throwable diverged = new IllegalStateException("shard 2", new CompletionException(new DivergenceException(0, 1, Double.NaN)));
    Throwable fenced = new DataFileException(Path.of("run.json"), "not saved", "over", new FencedException("epoch 1 is over"));

    assertThat(FailureKind.of(diverged)).isEqualTo(FailureKind.DIVERGED);
    assertThat(FailureKind.of(fenced)).isEqualTo(FailureKind.FENCED);
  }

  @Test
  void shouldEndWithCausesThatGoInACircle() {
    IllegalStateException one = new IllegalStateException("one");
    IllegalStateException two = new IllegalStateException("two", one);
    one.initCause(two);

    assertThat(FailureKind.of(one)).isEqualTo(FailureKind.DEFECT);
  }

  private static DataFileException writing(IOException cause) {
    return new DataFileException(Path.of("f"), "cannot be written", "see why", cause);
  }
}

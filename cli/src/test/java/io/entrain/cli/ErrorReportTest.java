package io.entrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.entrain.config.ConfigException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ErrorReportTest {
  private final StringWriter err = new StringWriter();
  private final CommandLine line = new CommandLine(new EntrainCommand()).setErr(new PrintWriter(err, true));

  @Test
  void shouldSayHowToAllowMoreMemory() {
    assertThat(ErrorReport.failure(new OutOfMemoryError("Java heap space"), line)).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).startsWith("entrain: out of memory").contains("ENTRAIN_JAVA_OPTS=-Xmx");
  }

  @Test
  void shouldFindTheLackOfMemoryOfAnotherThread() {
    ErrorReport.failure(new IllegalStateException(new OutOfMemoryError()), line);
    assertThat(err.toString()).startsWith("entrain: out of memory");
  }

  @Test
  void shouldPrefixEveryLineOfAMessage() {
    assertThat(ErrorReport.failure(new ConfigException("dt = 0 ms: must be positive\nL = -1: too small"), line))
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString().lines()).containsExactly("entrain: dt = 0 ms: must be positive", "entrain: L = -1: too small");
  }

  @Test
  void shouldNameTheFileThatCannotBeRead() {
    assertThat(ErrorReport.failure(new UncheckedIOException(new AccessDeniedException("a.h5")), line)).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(err.toString()).isEqualToIgnoringNewLines("entrain: a.h5: cannot be read or written: permission denied");
  }

  @Test
  void shouldSayPlainlyWhatHappenedToAnotherThread() {
    ErrorReport.failure(new CompletionException(new ConfigException("P-ckpt2.h5: cannot be written: No space left on device")), line);
    assertThat(err.toString()).isEqualToIgnoringNewLines("entrain: P-ckpt2.h5: cannot be written: No space left on device");
  }

  @Test
  void shouldCallAnythingElseUnexpected() {
    assertThat(ErrorReport.failure(new IllegalStateException("odd"), line)).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("unexpected error", "odd", "--debug").doesNotContain("\tat ");
  }
}

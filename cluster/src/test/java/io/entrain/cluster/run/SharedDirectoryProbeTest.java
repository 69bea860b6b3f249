package io.entrain.cluster.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.entrain.cluster.run.SharedDirectoryProbe.Reading;
import io.entrain.hdf5.DataFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedDirectoryProbeTest {
  private static final String NONCE = "0123456789abcdef";
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final Reading SEEN = new Reading("/data/.entrain/probe", true, "");
  private static final Reading NOT_SEEN = new Reading("/data/.entrain/probe", false, "is not there");

  @TempDir
  Path root;

  @Test
  void shouldBeSeenByWhoHasTheSameDirectory() {
    SharedDirectoryProbe.write(root, NONCE);
    Reading reading = SharedDirectoryProbe.read(root, NONCE);

    assertThat(reading.found()).isTrue();
    assertThat(reading.problem()).isEmpty();
    SharedDirectoryProbe.remove(root, NONCE);
    assertThat(SharedDirectoryProbe.read(root, NONCE).problem()).isEqualTo("is not there");
  }

  @Test
  void shouldNotBeSeenByWhoHasAnother(@TempDir Path other) {
    SharedDirectoryProbe.write(root, NONCE);

    assertThat(SharedDirectoryProbe.read(other, NONCE))
        .isEqualTo(new Reading(other.resolve(".entrain/probe-" + NONCE).toString(), false, "is not there"));
  }

  @Test
  void shouldNotBelieveAFileOfThatNameWithOtherContent() throws IOException {
    SharedDirectoryProbe.write(root, NONCE);
    Files.writeString(root.resolve(".entrain/probe-" + NONCE), NONCE + "\nmore");

    assertThat(SharedDirectoryProbe.read(root, NONCE).problem()).isEqualTo("has other content");
  }

  @Test
  void shouldAnswerEvenWhereItCannotRead() throws IOException {
    Files.createDirectories(root.resolve(".entrain/probe-" + NONCE));

    assertThat(SharedDirectoryProbe.read(root, NONCE).problem()).startsWith("cannot be read: ");
  }

  @Test
  void shouldSayWhyTheCoordinatorCannotWrite() throws IOException {
    Files.createFile(root.resolve(".entrain"));

    assertThatExceptionOfType(DataFileException.class)
        .isThrownBy(() -> SharedDirectoryProbe.write(root, NONCE))
        .withMessageStartingWith(root.resolve(".entrain").toString());
  }

  @Test
  void shouldRefuseANonceThatIsAPath() {
    assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> SharedDirectoryProbe.read(root, "../../etc/x"));
  }

  @Test
  void shouldBeTheSameWhenAllSeeIt() {
    assertThat(verdict(Map.of("a", SEEN, "b", SEEN), BOUND.plusSeconds(1))).isEqualTo(new ProbeVerdict.Same());
  }

  @Test
  void shouldAskAgainWhileACacheMayStillHideIt() {
    assertThat(verdict(Map.of("a", SEEN, "b", NOT_SEEN), BOUND.minusNanos(1))).isEqualTo(new ProbeVerdict.TryAgain(List.of("b")));
    assertThat(verdict(Map.of("b", SEEN), Duration.ZERO)).isEqualTo(new ProbeVerdict.TryAgain(List.of("a")));
  }

  @Test
  void shouldSayWhoSeesSomethingElseWhenTheTimeIsOver() {
    assertThat(verdict(Map.of("b", NOT_SEEN), BOUND))
        .isEqualTo(
            new ProbeVerdict.Different(
                "not all nodes see the same directory, after 60 s: a: no answer; b: /data/.entrain/probe is not there; "
                    + "every node needs the directory of runs at its root, shared"));
  }

  private static ProbeVerdict verdict(Map<String, Reading> readings, Duration elapsed) {
    return ProbeVerdict.of(List.of("a", "b"), readings, elapsed, BOUND);
  }
}

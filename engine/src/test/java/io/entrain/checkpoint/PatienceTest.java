package io.entrain.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.network.NeuronRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are on disk and are not seen yet. */
class PatienceTest {
  private static final CheckpointId ID = new CheckpointId(10, 7);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  @TempDir
  Path path;
  private SharedDirectory directory;
  private final AtomicLong now = new AtomicLong();

  @BeforeEach
  void save() {
    directory = new SharedDirectory(path);
    directory.save(ID);
  }

  /** A store to which a hidden file appears after some time. */
  private CheckpointStore seeing(String name, Duration after) throws IOException {
    Path hidden = Files.move(directory.file(name), directory.file("hidden"));
    LongConsumer pause = nanos -> {
      if (now.addAndGet(nanos) >= after.toNanos() && Files.exists(hidden)) {
        move(hidden, directory.file(name));
      }
    };
    return new CheckpointStore(path, SharedDirectory.PARAMETERS, 1 << 20, new Patience(LIMIT, now::get, pause));
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ArrayState restore(CheckpointStore store) {
    ArrayState state = SharedDirectory.state();
    store.restore(ID, new NeuronRange(0, 6), Content.EVERYTHING, state);
    return state;
  }

  @ParameterizedTest
  @ValueSource(strings = {"P-ckpt10-r7-n3.h5", "wpWeightIn-ckpt10-r7-n0.h5", "ckpt10-r7.json"})
  void shouldWaitForAFileThatAppearsLate(String name) throws IOException {
    CheckpointStore store = seeing(name, Duration.ofSeconds(9));
    assertThat(restore(store).isAfter(10)).isTrue();
    assertThat(Duration.ofNanos(now.get())).isBetween(Duration.ofSeconds(9), LIMIT);
  }

  @Test
  void shouldNameAFileThatDoesNotAppearInTime() throws IOException {
    CheckpointStore store = seeing("P-ckpt10-r7-n3.h5", Duration.ofSeconds(11));
    assertThatThrownBy(() -> restore(store))
        .isInstanceOf(DamagedCheckpointException.class)
        .hasMessage(directory.file("P-ckpt10-r7-n3.h5") + ": is missing: the checkpoint needs it");
    assertThat(Duration.ofNanos(now.get())).isEqualTo(LIMIT);
  }

  @Test
  void shouldWaitForAPartOfAnotherMachineBeforeTheCheckpointIsPublished() throws IOException {
    CheckpointId next = new CheckpointId(20, 7);
    List<CheckpointPart> parts = directory.write(next, 0, 3);
    CheckpointStore store = seeing("P-ckpt20-r7-n3.h5", Duration.ofSeconds(2));
    store.publish(next, parts, SharedDirectory.FORMAT, 0.2, 1, () -> {});
    assertThat(directory.restore(next, 0, 6).isAfter(20)).isTrue();
  }

  @Test
  void shouldNotWaitWithoutPatience() {
    Patience none = new Patience(Duration.ZERO, now::get, now::addAndGet);
    assertThat(none.until(() -> false)).isFalse();
    assertThat(now.get()).isZero();
  }

  @Test
  void shouldEndAWaitThatIsInterruptedAndSaySo() {
    Patience interrupted = new Patience(LIMIT, now::get, _ -> Thread.currentThread().interrupt());
    assertThat(interrupted.until(() -> false)).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }
}

package io.entrain.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.entrain.network.NeuronRange;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint that was written in format 1, when a checkpoint had one writer. */
class EarlierFormatTest {
  private static final CheckpointId ID = new CheckpointId(5, 0);

  @TempDir
  Path directory;
  private CheckpointStore store;

  @BeforeEach
  void copy() throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.list(Path.of(EarlierFormatTest.class.getResource("/checkpoint/format-1").toURI()))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, directory.resolve(file.getFileName().toString()));
      }
    }
    store = new CheckpointStore(directory, "abc");
  }

  private static ArrayState state() {
    return ArrayState.single(3, 0, 5, 1);
  }

  @Test
  void shouldBeLoadedWholeAndInParts() {
    ArrayState whole = state();
    assertThat(store.load(new RestorePoint.Best(), Content.EVERYTHING, whole, _ -> {})).isEqualTo(new Checkpoint(5, Double.NaN, 0xf6));
    assertThat(whole.isAfter(5)).isTrue();
    ArrayState part = state();
    store.restore(ID, new NeuronRange(1, 3), Content.EVERYTHING, part);
    assertThat(part.isAfter(5, 1, 3)).isTrue();
  }

  @Test
  void shouldBeReplacedWhenTheLoopIsSavedAgain() throws IOException {
    store.save(5, state().after(5), 0.5, 0xf6);
    assertThat(Files.readString(directory.resolve("ckpt5.json"))).contains("\"format_version\" : 2");
    ArrayState loaded = state();
    store.load(new RestorePoint.Latest(), Content.EVERYTHING, loaded, _ -> {});
    assertThat(loaded.isAfter(5)).isTrue();
    assertThat(List.of("P-ckpt5-2.h5", "P-ckpt5-3.h5")).noneMatch(name -> Files.exists(directory.resolve(name)));
  }
}

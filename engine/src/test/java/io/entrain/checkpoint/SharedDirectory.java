package io.entrain.checkpoint;

import io.entrain.network.NeuronRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A data directory in which several processes write parts of checkpoints of six neurons. */
final class SharedDirectory {
  static final String PARAMETERS = "abc";
  static final LearnedFormat FORMAT = LearnedFormat.of(state());

  private final Path path;

  SharedDirectory(Path path) {
    this.path = path;
  }

  static ArrayState state() {
    return ArrayState.single(3, 0, 5, 1, 2, 4);
  }

  /** What a process opens. */
  CheckpointStore store() {
    return new CheckpointStore(path, PARAMETERS, 1 << 20, Patience.NONE);
  }

  /** Writes parts that begin at {@code starts}, each by a process of its own that holds no other neurons. */
  List<CheckpointPart> write(CheckpointId id, int... starts) {
    List<CheckpointPart> parts = new ArrayList<>();
    for (int i = 0; i < starts.length; i++) {
      int end = i + 1 < starts.length ? starts[i + 1] : FORMAT.neurons();
      parts.add(write(id, new NeuronRange(starts[i], end)));
    }
    return parts;
  }

  CheckpointPart write(CheckpointId id, NeuronRange range) {
    return store().writePart(id, range, state().after(id.loop()).holding(range.from(), range.to()));
  }

  /** Saves the state after the loop, in two parts. */
  void save(CheckpointId... ids) {
    for (CheckpointId id : ids) {
      publish(id, write(id, 0, 3));
    }
  }

  Checkpoint publish(CheckpointId id, List<CheckpointPart> parts) {
    return store().publish(id, parts, FORMAT, id.loop() / 100.0, 7000 + id.loop(), () -> {});
  }

  /** A network that holds what can be restored of some neurons, and cannot be asked for others. */
  ArrayState restore(CheckpointId id, int from, int to) {
    ArrayState state = state().holding(from, to);
    store().restore(id, new NeuronRange(from, to), Content.EVERYTHING, state);
    return state.holding(0, FORMAT.neurons());
  }

  Path file(String name) {
    return path.resolve(name);
  }

  List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  void flipBit(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(file(name));
    bytes[bytes.length / 2] ^= 4;
    Files.write(file(name), bytes);
  }

  void truncate(String name) throws IOException {
    Files.write(file(name), Arrays.copyOf(Files.readAllBytes(file(name)), 100));
  }
}

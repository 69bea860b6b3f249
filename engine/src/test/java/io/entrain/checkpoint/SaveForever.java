package io.entrain.checkpoint;

import io.entrain.network.NeuronRange;
import io.entrain.shard.LearnedState;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A program that saves one checkpoint after the other until it is killed, and says where it is. */
final class SaveForever {
  static final int NEURONS = 100;
  static final int IN_DEGREE = 200;
  static final int PART_BYTES = 4 << 20;

  private SaveForever() {}

  static ArrayState state() {
    int[] inDegrees = new int[NEURONS];
    Arrays.fill(inDegrees, IN_DEGREE);
    return ArrayState.single(inDegrees);
  }

  /** Arguments: the data directory, the first loop and the revision; with one above 0 the network is saved in two parts. */
  public static void main(String[] args) {
    CheckpointStore store = store(Path.of(args[0]));
    long revision = Long.parseLong(args[2]);
    ArrayState state = state();
    for (int loop = Integer.parseInt(args[1]);; loop++) {
      state.after(loop);
      System.out.println("saving " + loop);
      if (revision == 0) {
        store.save(loop, state, Double.NaN, loop);
      } else {
        saveParts(store, new CheckpointId(loop, revision), state);
      }
      System.out.println("saved " + loop);
    }
  }

  static CheckpointStore store(Path directory) {
    return new CheckpointStore(directory, "abc", PART_BYTES, Patience.NONE);
  }

  static void saveParts(CheckpointStore store, CheckpointId id, LearnedState state) {
    int middle = state.neurons() / 2;
    CheckpointPart first = store.writePart(id, new NeuronRange(0, middle), state);
    CheckpointPart second = store.writePart(id, new NeuronRange(middle, state.neurons()), state);
    store.publish(id, List.of(first, second), LearnedFormat.of(state), Double.NaN, id.loop(), () -> {});
  }
}

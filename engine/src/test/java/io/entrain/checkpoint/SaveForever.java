package io.entrain.checkpoint;

import java.nio.file.Path;
import java.util.Arrays;

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

  /** Arguments: the data directory and the first loop. */
  public static void main(String[] args) {
    CheckpointStore store = new CheckpointStore(Path.of(args[0]), "abc", PART_BYTES);
    ArrayState state = state();
    for (int loop = Integer.parseInt(args[1]);; loop++) {
      state.after(loop);
      System.out.println("saving " + loop);
      store.save(loop, state, Double.NaN, loop);
      System.out.println("saved " + loop);
    }
  }
}

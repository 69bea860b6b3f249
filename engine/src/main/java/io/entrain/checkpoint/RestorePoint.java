package io.entrain.checkpoint;

/** Names a checkpoint. */
public sealed interface RestorePoint {
  /** The one saved after this loop (from 1). */
  record Loop(int loop) implements RestorePoint {}

  /** The one with the highest correlation. */
  record Best() implements RestorePoint {}

  /** The newest that is intact, in the order in which they were saved. */
  record Latest() implements RestorePoint {}
}

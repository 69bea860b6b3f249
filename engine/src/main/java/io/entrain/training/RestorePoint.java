package io.entrain.training;

/** Names a checkpoint. */
public sealed interface RestorePoint {
  /** The one saved after this loop. */
  record Loop(int loop) implements RestorePoint {}

  /** The one with the highest correlation. */
  record Best() implements RestorePoint {}

  /** The newest that is intact. */
  record Latest() implements RestorePoint {}
}

package io.entrain.training;

/** Follows a training run, on the thread that runs it. */
public interface TrainingListener {
  /** After every loop. */
  default void loopCompleted(LoopSummary summary) {}

  /** After a checkpoint is complete on disk. */
  default void checkpointSaved(int loop) {}

  /** Something that the user should know and that does not stop the run; one line. */
  default void warn(String message) {}

  /** Asked between loops: true ends the run after a last checkpoint. */
  default boolean stopRequested() {
    return false;
  }
}

package io.entrain.training;

/** Follows a training run or a test, on the thread that asked for it. */
public interface TrainingListener {
  /** After every loop. */
  default void loopCompleted(LoopSummary summary) {}

  /** After a checkpoint is complete on disk. */
  default void checkpointSaved(int loop) {}

  /**
   * After a test trial, in order of trial, then task.
   *
   * @param trial index of the trial, from 0
   * @param task index of the task, from 0
   * @param seconds wall time of the trial
   */
  default void trialCompleted(int trial, int task, double seconds) {}

  /** Something that the user should know and that does not stop the run; one line. */
  default void warn(String message) {}

  /** Asked between loops: true ends the run after a last checkpoint. */
  default boolean stopRequested() {
    return false;
  }
}

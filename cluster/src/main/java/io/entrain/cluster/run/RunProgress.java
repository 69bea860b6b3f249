package io.entrain.cluster.run;

/**
 * How far a run has come.
 *
 * @param baseLoop loop of the checkpoint from which it began, 0: anew, {@link #NOT_BEGUN}
 * @param completedLoop highest loop that was completed, also if a recovery has to repeat it; 0: none
 * @param checkpointLoop loop of the newest checkpoint that this run has saved; 0: none
 * @param best correlation of the best checkpoint, NaN: none
 */
public record RunProgress(int baseLoop, int completedLoop, int checkpointLoop, double best) {
  /** The base loop of a run that has not begun. */
  public static final int NOT_BEGUN = -1;

  /** Of a run that was submitted just now. */
  public static final RunProgress NONE = new RunProgress(NOT_BEGUN, 0, 0, Double.NaN);

  public boolean hasBegun() {
    return baseLoop != NOT_BEGUN;
  }

  /**
   * It begins to train.
   *
   * @param loop loop of the checkpoint that was restored, 0: none
   * @param bestBefore correlation of the best checkpoint before it, NaN: none, or not to be compared with
   */
  public RunProgress begun(int loop, double bestBefore) {
    return new RunProgress(loop, loop, 0, bestBefore);
  }

  /** A loop was completed, perhaps not for the first time. */
  public RunProgress completed(int loop) {
    return new RunProgress(baseLoop, Math.max(completedLoop, loop), checkpointLoop, best);
  }

  /**
   * A checkpoint is complete.
   *
   * @param newBest the best correlation now
   */
  public RunProgress saved(int loop, double newBest) {
    return new RunProgress(baseLoop, Math.max(completedLoop, loop), loop, newBest);
  }
}

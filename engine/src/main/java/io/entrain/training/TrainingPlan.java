package io.entrain.training;

import java.time.Duration;

/**
 * What comes next in a training run: the loop, its task, whether its correlation is measured, whether a checkpoint is due after it, whether
 * it is the best, and when to stop. Knows neither clock nor network; whoever trains asks it, so that all of them do the same.
 */
public final class TrainingPlan {
  private final int lastLoop;
  private final int tasks;
  private final int correlationInterval;
  private final boolean saveBest;
  private final Duration checkpointEvery;
  private final int checkpointLoops;

  private int loop;
  private Duration lastCheckpoint = Duration.ZERO;
  private double best;

  /**
   * @param restoredLoop loop of the checkpoint that was restored, 0: none
   * @param lastLoop loop after which the run ends
   * @param best correlation of the best checkpoint so far, NaN: none
   */
  public TrainingPlan(TrainOptions options, int tasks, int restoredLoop, int lastLoop, double best) {
    this.tasks = tasks;
    this.correlationInterval = options.correlationInterval();
    this.saveBest = options.saveBest();
    this.checkpointEvery = options.checkpointEvery();
    this.checkpointLoops = options.checkpointLoops();
    this.loop = restoredLoop;
    this.lastLoop = lastLoop;
    this.best = best;
  }

  /** Whether there is a loop left to run, unless the user wants to stop. */
  public boolean hasNext(boolean stopRequested) {
    return loop < lastLoop && !stopRequested;
  }

  /** Goes on to the next loop and gives its number. */
  public int next() {
    return ++loop;
  }

  /** Takes {@link #next} back: the loop is not run now. */
  public void back() {
    loop--;
  }

  /** Loop after which the run ends. */
  public int lastLoop() {
    return lastLoop;
  }

  /** Loop that runs or ran last. */
  public int loop() {
    return loop;
  }

  /** Task of the loop, from 0. */
  public int task() {
    return loop % tasks;
  }

  /** Whether the correlation is measured in this loop. */
  public boolean measures() {
    return loop % correlationInterval == 0;
  }

  /**
   * Whether a checkpoint is to be saved now that the loop has ended.
   *
   * @param elapsed time since the run began
   * @param correlation correlation of the loop, NaN if not measured
   */
  public boolean checkpointDue(Duration elapsed, double correlation, boolean stopRequested) {
    boolean last = !hasNext(stopRequested);
    boolean byLoops = checkpointLoops > 0 && loop % checkpointLoops == 0;
    boolean byTime = elapsed.minus(lastCheckpoint).compareTo(checkpointEvery) >= 0;
    return last || byLoops || byTime || isBest(correlation);
  }

  /** Correlation of the best checkpoint so far, NaN: none. */
  public double best() {
    return best;
  }

  /** Whether the loop beats all before it, and the user wants the best to be kept. */
  public boolean isBest(double correlation) {
    return saveBest && !Double.isNaN(correlation) && !(correlation <= best);
  }

  /** A checkpoint of the loop is being saved; the time to the next one begins. */
  public void saving(Duration elapsed) {
    lastCheckpoint = elapsed;
  }

  /** A checkpoint with this correlation is complete. */
  public void saved(double correlation) {
    if (isBest(correlation)) {
      best = correlation;
    }
  }
}

package io.entrain.cluster.training;

import io.entrain.checkpoint.CheckpointId;
import io.entrain.checkpoint.RestorePoint;
import io.entrain.cluster.run.RunCommand;
import io.entrain.cluster.run.RunLock;
import io.entrain.cluster.run.RunState;
import io.entrain.training.TrainOptions;
import io.entrain.training.TrainingPlan;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** A run that lives and ends with its command: nothing of it is on disk but its checkpoints, and a lock as long as it lasts. */
final class LocalRecord implements RunRecord {
  private final Path directory;
  private final TrainOptions options;
  private final Consumer<String> warnings;
  private RunLock lock;
  private RunState state = RunState.QUEUED;
  private RestorePoint restorePoint;
  private int baseLoop;
  private int lastLoop;
  private int savedLoop;
  private double best = Double.NaN;
  private long epochs;

  LocalRecord(Path directory, TrainOptions options, Consumer<String> warnings) {
    this.directory = directory;
    this.options = options;
    this.warnings = warnings;
    restorePoint = options.restoreFrom();
  }

  @Override
  public long beginEpoch() {
    if (lock == null) {
      lock = RunLock.forCommand(directory, warnings);
    }
    return ++epochs;
  }

  @Override
  public RunState state() {
    return state;
  }

  /** That is done by a command of its own. */
  @Override
  public int initTasks() {
    return 0;
  }

  @Override
  public Optional<RestorePoint> restorePoint() {
    return Optional.ofNullable(restorePoint);
  }

  @Override
  public TrainingPlan begin(int restoredLoop, int tasks, double bestBefore) {
    state = state == RunState.RUNNING ? state : state.require(RunCommand.START);
    if (lastLoop == 0) {
      baseLoop = restoredLoop;
      lastLoop = Math.addExact(restoredLoop, options.loops());
      best = restoredLoop == 0 ? Double.NaN : bestBefore;
    }
    return new TrainingPlan(options, tasks, restoredLoop, lastLoop, best);
  }

  @Override
  public boolean canBeginFrom(int loop) {
    return lastLoop == 0 || loop >= Math.max(1, baseLoop) && loop <= Math.max(baseLoop, savedLoop);
  }

  @Override
  public boolean begunAnew() {
    return lastLoop > 0 && baseLoop == 0;
  }

  /** Its names are free, or of checkpoints that it replaces. */
  @Override
  public CheckpointId checkpointId(int loop) {
    return new CheckpointId(loop, 0);
  }

  @Override
  public Attempts attempts() {
    return new Attempts(0, 0);
  }

  @Override
  public void completed(int loop) {
    // known to the learning curve
  }

  @Override
  public void saved(int loop, double newBest) {
    savedLoop = loop;
    restorePoint = new RestorePoint.Latest();
    best = newBest;
  }

  @Override
  public void change(RunCommand command, String why) {
    state = state.require(command);
  }

  @Override
  public void requireOwn() {
    // the lock keeps others out
  }

  @Override
  public void close() {
    if (lock != null) {
      lock.close();
    }
  }
}

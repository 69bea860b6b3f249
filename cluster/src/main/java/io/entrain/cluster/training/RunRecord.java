package io.entrain.cluster.training;

import io.entrain.checkpoint.CheckpointId;
import io.entrain.checkpoint.RestorePoint;
import io.entrain.cluster.run.RunCommand;
import io.entrain.cluster.run.RunState;
import io.entrain.training.TrainingPlan;
import java.util.Optional;

/** How a run stands, for who leads it; on disk where others are to take over. Waits for the disk. For one thread. */
public interface RunRecord extends AutoCloseable {
  /**
   * Begins an attempt: from now on what earlier attempts write does not count.
   *
   * @return number of the epoch, higher than all before
   */
  long beginEpoch();

  RunState state();

  /** Number of tasks for which the directory is to be initialised by the shards, unless it is; 0: it must be. */
  int initTasks();

  /** Where the next epoch begins; empty: anew. */
  Optional<RestorePoint> restorePoint();

  /**
   * The epoch trains from now on.
   *
   * @param restoredLoop loop of the checkpoint that was restored, 0: none
   * @param bestBefore correlation of the best checkpoint in the directory, NaN: none
   * @return what comes next
   */
  TrainingPlan begin(int restoredLoop, int tasks, double bestBefore);

  /** Whether a checkpoint of this loop, if it is in the directory, is of this run and no other, or of where the run began. */
  boolean canBeginFrom(int loop);

  /** Whether the run has begun, and did so without a checkpoint. */
  boolean begunAnew();

  /** Names the checkpoint to be written after a loop. */
  CheckpointId checkpointId(int loop);

  /** Highest loop that was completed, and how often it was tried again since. */
  Attempts attempts();

  /** A loop was completed. Not written before something else is. */
  void completed(int loop);

  /** A checkpoint is complete; {@code best} is the best correlation now. */
  void saved(int loop, double best);

  /**
   * Something happened to the run.
   *
   * @throws io.entrain.cluster.run.RunStateException if it is not possible now
   */
  void change(RunCommand command, String why);

  /** To be called before and after writing what must not be lost, throws {@code FencedException} if somebody else has taken over. */
  void requireOwn();

  /** Lets go of it. */
  @Override
  void close();

  /** How it went so far. */
  record Attempts(int highestLoop, int withoutProgress) {}
}

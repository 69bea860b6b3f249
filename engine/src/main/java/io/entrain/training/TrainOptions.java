package io.entrain.training;

import io.entrain.checkpoint.RestorePoint;
import java.time.Duration;

/**
 * How long and how to train.
 *
 * @param loops loops to run in this call
 * @param correlationInterval the correlation is measured in loops whose number is a multiple of it
 * @param saveBest also keep the checkpoint with the highest correlation
 * @param restoreFrom checkpoint to go on from, null to start anew
 * @param threads threads that compute
 * @param checkpointEvery wall time between two checkpoints within the run; one is always saved at the end
 * @param checkpointLoops loops between two checkpoints; 0: by time alone
 */
public record TrainOptions(
    int loops,
    int correlationInterval,
    boolean saveBest,
    RestorePoint restoreFrom,
    int threads,
    Duration checkpointEvery,
    int checkpointLoops) {
  /** Time between two checkpoints unless told otherwise. */
  public static final Duration DEFAULT_CHECKPOINT_EVERY = Duration.ofMinutes(5);

  /**
   * Refuses options with which no training can begin.
   *
   * @throws io.entrain.config.ConfigException naming the option
   */
  public void requireUsable() {
    TrainingSession.requirePositive("loops", loops);
    TrainingSession.requirePositive("correlation interval", correlationInterval);
    TrainingSession.requirePositive("threads", threads);
  }
}

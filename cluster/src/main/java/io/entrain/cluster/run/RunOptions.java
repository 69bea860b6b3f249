package io.entrain.cluster.run;

import io.entrain.checkpoint.RestorePoint;
import io.entrain.config.ConfigException;
import io.entrain.training.TrainOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How a run trains, as submitted.
 *
 * @param loops loops to train, after those of the checkpoint it begins from
 * @param correlationInterval the correlation is measured in loops whose number is a multiple of it
 * @param saveBest also keep the checkpoint with the highest correlation
 * @param restoreFrom checkpoint to begin from, null to begin anew
 * @param checkpointEvery wall time between two checkpoints
 * @param checkpointLoops loops between two checkpoints; 0: by time alone
 * @param initTasks number of tasks for which the nodes initialise the directory first, unless that is done; 0: it must be done
 */
public record RunOptions(
    int loops,
    int correlationInterval,
    boolean saveBest,
    RestorePoint restoreFrom,
    Duration checkpointEvery,
    int checkpointLoops,
    int initTasks) {
  /**
   * @throws ConfigException if one of them is out of range
   */
  public RunOptions {
    require("loops", loops, 1);
    require("correlation interval", correlationInterval, 1);
    require("checkpoint loops", checkpointLoops, 0);
    require("init tasks", initTasks, 0);
    if (checkpointEvery.isNegative()) {
      throw new ConfigException("checkpoint interval = " + checkpointEvery + ": must not be negative");
    }
    if (restoreFrom instanceof RestorePoint.Loop(int loop)) {
      require("restore point", loop, 1);
    }
  }

  /** For the plan of an epoch that runs {@code loopsLeft} loops; {@code from} is null to begin anew. */
  TrainOptions forEpoch(int loopsLeft, RestorePoint from, int threads) {
    return new TrainOptions(loopsLeft, correlationInterval, saveBest, from, threads, checkpointEvery, checkpointLoops);
  }

  /** Says of every option that is not the same what it is here and there. */
  List<String> differences(RunOptions other) {
    List<String> differences = new ArrayList<>();
    compare(differences, "loops", loops, other.loops);
    compare(differences, "correlation interval", correlationInterval, other.correlationInterval);
    compare(differences, "save best", saveBest, other.saveBest);
    compare(differences, "restore point", RestorePointText.of(restoreFrom), RestorePointText.of(other.restoreFrom));
    compare(differences, "checkpoint interval", checkpointEvery, other.checkpointEvery);
    compare(differences, "checkpoint loops", checkpointLoops, other.checkpointLoops);
    compare(differences, "init tasks", initTasks, other.initTasks);
    return differences;
  }

  static void compare(List<String> differences, String name, Object here, Object there) {
    if (!Objects.equals(here, there)) {
      differences.add(name + " = " + here + ", then " + there);
    }
  }

  private static void require(String name, int value, int least) {
    if (value < least) {
      throw new ConfigException(name + " = " + value + ": must be at least " + least);
    }
  }
}

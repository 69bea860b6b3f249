package io.entrain.checkpoint;

/**
 * Names a checkpoint in a data directory.
 *
 * @param loop the loop after which it is saved, from 1
 * @param revision number of the epoch that writes it; where several have saved the same loop the highest counts. 0: the writer is the only
 *        one in the directory, as is a run in one process
 */
public record CheckpointId(int loop, long revision) {
  public CheckpointId {
    if (loop < 0 || revision < 0) {
      throw new IllegalArgumentException("checkpoint of loop " + loop + ", revision " + revision + ": must not be negative");
    }
  }
}

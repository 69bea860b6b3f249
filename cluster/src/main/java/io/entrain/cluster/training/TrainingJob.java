package io.entrain.cluster.training;

import io.entrain.checkpoint.CheckpointStore;
import io.entrain.cluster.run.RetryPolicy;
import io.entrain.config.LoadedConfig;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A run to be led.
 *
 * @param run its name, unlike that of any other run of the cluster
 * @param directory initialised data directory, absolute
 * @param loaded its parameters
 * @param checkpoints of the directory
 * @param retries how losses are answered
 * @param record opens its record; what is given is told, in one line each, what can be lived with
 */
public record TrainingJob(
    String run, Path directory, LoadedConfig loaded, CheckpointStore checkpoints, RetryPolicy retries, RecordOpener record) {
  /** Opens the record of a run. */
  @FunctionalInterface
  public interface RecordOpener {
    /** Opens it; touches nothing on disk yet. */
    RunRecord open(Consumer<String> warnings);
  }
}

package io.entrain.initialisation;

import io.entrain.checkpoint.CheckpointPart;
import io.entrain.checkpoint.CheckpointStore;
import io.entrain.config.ConfigException;
import io.entrain.config.ExperimentConfig;
import io.entrain.experiment.ExperimentDirectory;
import io.entrain.experiment.ExperimentFiles;
import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.IoFailures;
import io.entrain.network.Coverage;
import io.entrain.network.InitialActivity;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * Initialises a data directory by several processes, none of which holds the whole network: each draws what its neurons need and runs its
 * part of the initial pass ({@link InitialShards}). What was measured is joined here and kept; what was drawn is not, since whoever needs
 * it can draw it again.
 */
public final class SharedInitialisation {
  private static final String PARTS = "init-r*-n*.h5";

  private final ExperimentDirectory directory;
  private final ExperimentConfig config;

  public SharedInitialisation(ExperimentDirectory directory) {
    this.directory = directory;
    this.config = directory.loaded().experiment();
  }

  /** Whether the directory is initialised, in whatever way. */
  public boolean isComplete() {
    return directory.files().complete();
  }

  /**
   * Makes sure that nothing is lost by it.
   *
   * @throws ConfigException if the directory has checkpoints
   */
  public void requirePossible() {
    requireNoCheckpoints(directory.path(), config);
  }

  /**
   * Joins what all processes have measured in the order of their neurons; from then on the directory is initialised.
   *
   * @param tasks number of tasks
   * @param parts all neurons, once
   * @throws DataFileException if a part cannot be read, neurons are missing or the result cannot be written; the directory is then not
   *     initialised
   */
  public InitReport complete(int tasks, List<CheckpointPart> parts) {
    int neurons = config.population().neurons();
    Coverage.flaw(parts.stream().map(CheckpointPart::neurons).toList(), neurons)
        .ifPresent(
            flaw -> {
              throw new DataFileException(directory.path(), "of what was measured, " + flaw, "each neuron must be in one part");
            });
    int[] counts = new int[neurons];
    double[] mean = new double[neurons];
    double[] deviation = new double[Math.min(config.u0Neurons(), neurons)];
    for (CheckpointPart part : parts) {
      InitialPartFile.read(directory, part, counts, mean, deviation);
    }
    InitialActivity activity = InitialPass.activity(config.time(), config.population().excitatory(), counts, mean, deviation);
    ExperimentFiles files = directory.files();
    files.removeTables();
    files.writeInitial(activity, tasks);
    files.writeParameters(directory.loaded());
    removeParts();
    return new InitReport(activity.excitatoryRateHz(), activity.inhibitoryRateHz(), tasks, List.of());
  }

  /** Removes all parts, also those that a process has left that was lost. Not while one is written that counts. */
  public void removeParts() {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(directory.path(), PARTS)) {
      for (Path part : parts) {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new DataFileException(directory.path(), "its files " + PARTS + " cannot be removed", IoFailures.reason(e), e);
    }
  }

  public static void requireNoCheckpoints(Path directory, ExperimentConfig config) {
    OptionalInt loop = new CheckpointStore(directory, config.digest()).highestLoop();
    if (loop.isPresent()) {
      throw new ConfigException(
          "%s: holds checkpoints of a training (highest loop: %d) that would lose their network; use another directory or remove ckpt*.json"
              .formatted(directory, loop.getAsInt()));
    }
  }
}

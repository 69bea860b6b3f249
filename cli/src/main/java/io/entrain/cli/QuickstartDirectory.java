package io.entrain.cli;

import io.entrain.Entrain;
import io.entrain.checkpoint.Checkpoint;
import io.entrain.checkpoint.CheckpointStore;
import io.entrain.config.ConfigException;
import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.IoFailures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The directory of a quick start: a new one, or one from before whose parameters nobody has changed. */
final class QuickstartDirectory {
  private QuickstartDirectory() {}

  /**
   * Makes the directory and its parameter file where there are none.
   *
   * @throws ConfigException if it holds anything else
   */
  static void prepare(Path directory) {
    boolean usable = !Files.exists(directory) || isEmpty(directory) || ParameterTemplate.QUICKSTART.isIn(directory);
    if (!usable) {
      throw new ConfigException(
          directory + ": holds something else than an unchanged quick start; give another directory: entrain quickstart DIR");
    }
    ParameterTemplate.QUICKSTART.writeIfMissing(directory);
  }

  /** Loop of the newest checkpoint, 0 if there is none. */
  static int trainedLoops(Entrain experiment) {
    CheckpointStore store = new CheckpointStore(experiment.directory(), experiment.config().digest());
    return store.list().stream().mapToInt(Checkpoint::loop).findFirst().orElse(0);
  }

  private static boolean isEmpty(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new ConfigException(directory + ": is not a directory");
    }
    try (Stream<Path> content = Files.list(directory)) {
      return content.findAny().isEmpty();
    } catch (IOException e) {
      throw new DataFileException(directory, "cannot be read", IoFailures.reason(e), e);
    }
  }
}

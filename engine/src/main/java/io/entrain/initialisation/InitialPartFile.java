package io.entrain.initialisation;

import io.entrain.checkpoint.CheckpointId;
import io.entrain.checkpoint.CheckpointPart;
import io.entrain.checkpoint.StoredFile;
import io.entrain.experiment.ExperimentDirectory;
import io.entrain.experiment.ExperimentFiles;
import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.FileHeader;
import io.entrain.hdf5.Hdf5File;
import io.entrain.hdf5.Hdf5Writer;
import io.entrain.metrics.CurrentStatistics;
import io.entrain.network.NeuronRange;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Arrays;

/** What one process has measured in the initial pass, in a file that lasts until the parts of all are joined. */
final class InitialPartFile {
  private static final String COUNTS = "ns0";
  private static final String MEAN = "uavg";
  private static final String DEVIATION = "ustd";

  private InitialPartFile() {}

  /** Writes the part of a range; {@code counts} are its spikes. */
  static CheckpointPart write(
      ExperimentDirectory directory, CheckpointId id, NeuronRange range, int[] counts, CurrentStatistics statistics) {
    double[] deviation = statistics.deviation();
    int recorded = Math.min(range.to(), deviation.length);
    Path file = directory.path().resolve("init-r%d-n%d.h5".formatted(id.revision(), range.from()));
    new Hdf5Writer(FileHeader.current(directory.loaded().experiment().digest()))
        .ints(COUNTS, counts)
        .doubles(MEAN, Arrays.copyOfRange(statistics.mean(), range.from(), range.to()))
        .doubles(DEVIATION, recorded > range.from() ? Arrays.copyOfRange(deviation, range.from(), recorded) : new double[0])
        .write(file);
    return CheckpointPart.ofInitialPass(range, StoredFile.of(file));
  }

  /** Reads a part into arrays for all neurons. */
  static void read(ExperimentDirectory directory, CheckpointPart part, int[] counts, double[] mean, double[] deviation) {
    for (StoredFile stored : part.activity()) {
      stored.requireIntact(directory.path(), directory.patience());
      Path path = directory.path().resolve(stored.name());
      try (Hdf5File file = ExperimentFiles.open(path, directory.loaded().experiment().digest())) {
        int recorded = Math.max(0, Math.min(part.toNeuron(), deviation.length) - part.fromNeuron());
        copy(path, COUNTS, file.ints(COUNTS), counts, part.fromNeuron(), part.neurons().size());
        copy(path, MEAN, file.doubles(MEAN), mean, part.fromNeuron(), part.neurons().size());
        copy(path, DEVIATION, file.doubles(DEVIATION), deviation, part.fromNeuron(), recorded);
      }
    }
  }

  private static void copy(Path path, String dataset, Object values, Object target, int at, int count) {
    int length = Array.getLength(values);
    if (length != count) {
      throw new DataFileException(path, "dataset " + dataset + " has " + length + " numbers", "must have " + count);
    }
    if (count > 0) {
      System.arraycopy(values, 0, target, at, count);
    }
  }
}

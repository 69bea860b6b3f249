package io.entrain.checkpoint;

import io.entrain.hdf5.Hdf5File;
import io.entrain.hdf5.NumericDataset;
import io.entrain.linalg.RealArray;
import io.entrain.network.NeuronRange;
import java.nio.file.Path;

/** A data file that is open for reading: one row of numbers for each of its neurons. Every failure is a {@code DataFileException}. */
final class LearnedFile implements AutoCloseable {
  private final Hdf5File file;
  private final NeuronRange neurons;
  private final long[] offsets;
  private final NumericDataset values;

  private LearnedFile(Hdf5File file, String table) {
    this.file = file;
    offsets = file.longs(table + "/offsets");
    values = file.dataset(table + "/values");
    int first = file.hasAttribute("/", CheckpointWriter.FIRST_NEURON) ? (int) file.integer("/", CheckpointWriter.FIRST_NEURON) : 0;
    neurons = new NeuronRange(first, first + offsets.length - 1);
  }

  /** {@code table}: {@link CheckpointWriter#WEIGHTS} or {@link CheckpointWriter#COVARIANCE}. */
  static LearnedFile open(Path path, String table) {
    Hdf5File file = Hdf5File.open(path);
    boolean kept = false;
    try {
      LearnedFile opened = new LearnedFile(file, table);
      kept = true;
      return opened;
    } finally {
      if (!kept) {
        file.close();
      }
    }
  }

  Path path() {
    return file.path();
  }

  /** Whose numbers it holds. Files of format 1 do not say so for the weights, which are of all neurons. */
  NeuronRange neurons() {
    return neurons;
  }

  String parametersDigest() {
    return file.header().parametersDigest();
  }

  int loop() {
    return (int) file.integer("/", CheckpointWriter.LOOP);
  }

  /** How many numbers it has of a neuron. */
  long length(int neuron) {
    return offsets[neuron - neurons.from() + 1] - offsets[neuron - neurons.from()];
  }

  /** Reads the numbers of a neuron into {@code row}, which has room for them. */
  void read(int neuron, RealArray row) {
    long from = offsets[neuron - neurons.from()];
    int count = (int) length(neuron);
    switch (row) {
      case RealArray.Float32 single -> values.read(from, single.values(), 0, count);
      case RealArray.Float64 real -> values.read(from, real.values(), 0, count);
    }
  }

  @Override
  public void close() {
    file.close();
  }
}

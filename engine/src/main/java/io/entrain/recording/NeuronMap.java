package io.entrain.recording;

import io.entrain.hdf5.DataFileException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which column of the target each neuron is to follow.
 *
 * @param columns for each neuron its column, -1 for one that is not trained
 * @param complete whether neuron i has column i, so that there must be as many columns as neurons
 */
record NeuronMap(int[] columns, boolean complete) {
  static NeuronMap identity(int neurons) {
    return new NeuronMap(IntStream.range(0, neurons).toArray(), true);
  }

  /**
   * @throws DataFileException if there are not as many entries as neurons, or one is no column number
   */
  static NeuronMap read(DatasetReference reference, int neurons) {
    double[] values = VectorReader.read(reference, neurons);
    int[] columns = new int[neurons];
    for (int i = 0; i < neurons; i++) {
      columns[i] = (int) values[i];
      if (columns[i] != values[i] || columns[i] < -1) {
        String found = "neuron map " + reference.dataset() + " has " + values[i] + " for neuron " + (i + 1);
        throw new DataFileException(reference.file(), found, "must be a column, counted from 0, or -1");
      }
    }
    if (Arrays.stream(columns).allMatch(column -> column < 0)) {
      throw new DataFileException(
          reference.file(), "neuron map " + reference.dataset() + " has -1 for every neuron", "must train at least one");
    }
    return new NeuronMap(columns, false);
  }

  /** Columns that the target needs at least. */
  int columnsNeeded() {
    return 1 + Arrays.stream(columns).max().orElse(-1);
  }

  boolean fits(long columnsFound) {
    return complete ? columnsFound == columns.length : columnsFound >= columnsNeeded();
  }

  /** The columns that some neuron follows, ascending. */
  int[] used() {
    return Arrays.stream(columns).filter(column -> column >= 0).sorted().distinct().toArray();
  }
}

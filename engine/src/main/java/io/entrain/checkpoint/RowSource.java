package io.entrain.checkpoint;

import io.entrain.linalg.RealArray;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** The numbers of neuron after neuron, from whichever files they are in. Holds one row, and one file open. */
final class RowSource implements AutoCloseable {
  private final Path directory;
  private final Iterator<NeuronFile> files;
  private final String table;
  private final RowBuffer buffer;
  private LearnedFile open;

  /** {@code files}: ascending. */
  RowSource(Path directory, List<NeuronFile> files, String table, RowBuffer buffer) {
    this.directory = directory;
    this.files = files.iterator();
    this.table = table;
    this.buffer = buffer;
  }

  /**
   * The row of a neuron, valid until the next; neurons are to be asked for in ascending order.
   *
   * @throws DamagedCheckpointException if no file has it
   */
  RealArray row(int neuron) {
    while ((open == null || neuron >= open.neurons().to()) && files.hasNext()) {
      close();
      open = LearnedFile.open(directory.resolve(files.next().name()), table);
    }
    if (open == null || !open.neurons().contains(neuron)) {
      throw new DamagedCheckpointException(directory, "no file has " + table + " of neuron " + (neuron + 1), "the manifest must list one");
    }
    RealArray row = buffer.of(Math.toIntExact(open.length(neuron)));
    open.read(neuron, row);
    return row;
  }

  @Override
  public void close() {
    if (open != null) {
      open.close();
    }
  }
}

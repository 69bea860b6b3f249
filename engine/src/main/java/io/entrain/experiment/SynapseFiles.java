package io.entrain.experiment;

import io.entrain.config.Precision;
import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.FileHeader;
import io.entrain.hdf5.Hdf5File;
import io.entrain.hdf5.Hdf5Writer;
import io.entrain.hdf5.NumericDataset;
import io.entrain.linalg.RealArray;
import io.entrain.network.NeuronRange;
import io.entrain.network.SynapseTable;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The two files of a synapse table: partners and weights, both with the row boundaries. They are read whole or as far as a range of neurons
 * needs them; what it does not need is never held.
 */
final class SynapseFiles {
  /** Synapses that are looked at together. */
  private static final int BLOCK = 1 << 18;

  private final Path index;
  private final Path weights;
  private final Precision precision;
  private final int neurons;

  /**
   * @param neurons rows of the table
   * @param precision of weights
   */
  SynapseFiles(Path index, Path weights, int neurons, Precision precision) {
    this.index = index;
    this.weights = weights;
    this.neurons = neurons;
    this.precision = precision;
  }

  /** Writes both. */
  void write(SynapseTable table, FileHeader header) {
    new Hdf5Writer(header).ints(offsets(index), table.offsets()).ints(values(index), table.partners()).write(index);
    Object charges = RealDatasets.array(table.weights());
    new Hdf5Writer(header)
        .ints(offsets(weights), table.offsets())
        .blocks(values(weights), RealDatasets.type(precision), new long[] {table.synapses()}, 1, _ -> charges)
        .unit(values(weights), "ms")
        .write(weights);
  }

  /** The rows of a range. */
  SynapseTable rows(NeuronRange range, String parametersDigest) {
    try (Hdf5File partners = ExperimentFiles.open(index, parametersDigest);
        Hdf5File charges = ExperimentFiles.open(weights, parametersDigest)) {
      int[] all = boundaries(partners, charges);
      int begin = all[range.from()];
      int synapses = all[range.to()] - begin;
      int[] offsets = Arrays.stream(all, range.from(), range.to() + 1).map(offset -> offset - begin).toArray();
      int[] partner = new int[synapses];
      partners.dataset(values(index)).read(begin, partner, 0, synapses);
      RealArray weight = RealArray.allocate(precision, synapses);
      RealDatasets.read(charges.dataset(values(weights)), begin, weight, 0, synapses);
      return new SynapseTable(range, offsets, partner, weight);
    }
  }

  /** A row for every neuron, with those of its synapses whose partner is in a range. */
  SynapseTable onto(NeuronRange range, String parametersDigest) {
    if (range.size() == neurons) {
      return rows(range, parametersDigest);
    }
    try (Hdf5File partners = ExperimentFiles.open(index, parametersDigest);
        Hdf5File charges = ExperimentFiles.open(weights, parametersDigest)) {
      int[] all = boundaries(partners, charges);
      NumericDataset partner = partners.dataset(values(index));
      int[] offsets = kept(partner, all, range);
      int[] keptPartners = new int[offsets[neurons]];
      RealArray keptWeights = RealArray.allocate(precision, offsets[neurons]);
      keep(partner, charges.dataset(values(weights)), range, keptPartners, keptWeights);
      return new SynapseTable(new NeuronRange(0, neurons), offsets, keptPartners, keptWeights);
    }
  }

  private int[] boundaries(Hdf5File partners, Hdf5File charges) {
    int[] offsets = partners.ints(offsets(index));
    long synapses = partners.dataset(values(index)).length();
    boolean ascending = offsets.length == neurons + 1 && offsets[0] == 0 && offsets[neurons] == synapses;
    for (int row = 0; ascending && row < neurons; row++) {
      ascending = offsets[row] <= offsets[row + 1];
    }
    if (!ascending || charges.dataset(values(weights)).length() != synapses) {
      throw new DataFileException(index, "offsets and values", "must fit " + weights.getFileName() + "; run init again");
    }
    return offsets;
  }

  /** Row boundaries of the synapses with a partner in the range. */
  private int[] kept(NumericDataset partners, int[] offsets, NeuronRange range) {
    int[] kept = new int[neurons + 1];
    int[] block = new int[BLOCK];
    int row = 0;
    for (long at = 0; at < offsets[neurons]; at += BLOCK) {
      int count = (int) Math.min(BLOCK, offsets[neurons] - at);
      partners.read(at, block, 0, count);
      for (int i = 0; i < count; i++) {
        while (at + i >= offsets[row + 1]) {
          row++;
        }
        kept[row + 1] += range.contains(block[i]) ? 1 : 0;
      }
    }
    for (int i = 0; i < neurons; i++) {
      kept[i + 1] += kept[i];
    }
    return kept;
  }

  /** Copies the synapses with a partner in the range, run by run. */
  private void keep(NumericDataset partners, NumericDataset charges, NeuronRange range, int[] keptPartners, RealArray keptWeights) {
    int[] block = new int[BLOCK];
    RealArray weightBlock = RealArray.allocate(precision, BLOCK);
    int next = 0;
    long synapses = partners.length();
    for (long at = 0; at < synapses; at += BLOCK) {
      int count = (int) Math.min(BLOCK, synapses - at);
      partners.read(at, block, 0, count);
      RealDatasets.read(charges, at, weightBlock, 0, count);
      int i = 0;
      while (i < count) {
        int begin = i;
        while (i < count && range.contains(block[i])) {
          i++;
        }
        if (i > begin) {
          System.arraycopy(block, begin, keptPartners, next, i - begin);
          System.arraycopy(RealDatasets.array(weightBlock), begin, RealDatasets.array(keptWeights), next, i - begin);
          next += i - begin;
        } else {
          i++;
        }
      }
    }
  }

  private static String offsets(Path file) {
    return dataset(file) + "/offsets";
  }

  private static String values(Path file) {
    return dataset(file) + "/values";
  }

  private static String dataset(Path file) {
    return file.getFileName().toString().replace(".h5", "");
  }
}

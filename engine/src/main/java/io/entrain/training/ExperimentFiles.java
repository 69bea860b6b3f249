package io.entrain.training;

import io.entrain.config.ExperimentConfig;
import io.entrain.config.Precision;
import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.FileHeader;
import io.entrain.hdf5.Hdf5File;
import io.entrain.hdf5.Hdf5Writer;
import io.entrain.hdf5.NumericDataset;
import io.entrain.linalg.RealArray;
import io.entrain.network.InitialActivity;
import io.entrain.network.NeuronRange;
import io.entrain.network.SynapseTable;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What {@code init} leaves in a data directory and later commands read, in HDF5 under the names of the original's files. Every file carries
 * the digest of the parameters that it was made from, and is refused for others.
 */
final class ExperimentFiles {
  static final String STATIC_INDEX = "w0Index.h5";
  static final String STATIC_WEIGHTS = "w0Weights.h5";
  static final String PLASTIC_INDEX = "wpIndexIn.h5";
  static final String PLASTIC_WEIGHTS = "wpWeightIn.h5";
  static final String STIMULUS = "X_stim.h5";
  static final String TARGETS = "utarg.h5";
  static final String RATES = "rates.h5";
  static final String INITIAL = "init.h5";
  static final String PARAMETERS = "param.json";

  private final Path directory;
  private final ExperimentConfig config;
  private final FileHeader header;

  ExperimentFiles(Path directory, ExperimentConfig config) {
    this.directory = directory;
    this.config = config;
    this.header = FileHeader.current(config.digest());
  }

  Path path(String name) {
    return directory.resolve(name);
  }

  /** Whether the last file that init writes is there. */
  boolean complete() {
    return Files.exists(path(PARAMETERS));
  }

  /** Static synapses by presynaptic neuron. */
  void writeStatic(SynapseTable table) {
    writeTable(table, STATIC_INDEX, STATIC_WEIGHTS);
  }

  /** Plastic synapses by postsynaptic neuron, with their first weights. */
  void writePlastic(SynapseTable table) {
    writeTable(table, PLASTIC_INDEX, PLASTIC_WEIGHTS);
  }

  private void writeTable(SynapseTable table, String index, String weights) {
    new Hdf5Writer(header).ints(offsets(index), table.offsets()).ints(values(index), table.partners()).write(path(index));
    Hdf5Writer writer = new Hdf5Writer(header).ints(offsets(weights), table.offsets());
    reals(writer, values(weights), table.weights(), table.synapses());
    writer.unit(values(weights), "ms").write(path(weights));
  }

  SynapseTable readStatic() {
    return readTable(STATIC_INDEX, STATIC_WEIGHTS);
  }

  SynapseTable readPlastic() {
    return readTable(PLASTIC_INDEX, PLASTIC_WEIGHTS);
  }

  private SynapseTable readTable(String index, String weights) {
    try (Hdf5File partners = open(index);
        Hdf5File charges = open(weights)) {
      RealArray values = read(charges, values(weights), config.numerics().state());
      NeuronRange all = new NeuronRange(0, config.population().neurons());
      return new SynapseTable(all, partners.ints(offsets(index)), partners.ints(values(index)), values);
    } catch (IllegalArgumentException e) {
      throw new DataFileException(path(index), e.getMessage(), "must fit " + weights + "; run init again", e);
    }
  }

  private static String offsets(String file) {
    return file.replace(".h5", "/offsets");
  }

  private static String values(String file) {
    return file.replace(".h5", "/values");
  }

  /** Tables with a value for every neuron, [task][row]. {@code unit} may be empty. */
  void writeRows(String name, String dataset, RealArray[][] tables, String unit) {
    Precision precision = config.numerics().state();
    int tasks = tables.length;
    int rows = tables[0].length;
    int neurons = config.population().neurons();
    RealArray flat = RealArray.allocate(precision, Math.multiplyExact(Math.multiplyExact(tasks, rows), neurons));
    for (int task = 0; task < tasks; task++) {
      for (int row = 0; row < rows; row++) {
        copy(tables[task][row], 0, flat, (task * rows + row) * neurons, neurons);
      }
    }
    Hdf5Writer writer = new Hdf5Writer(header);
    reals(writer, dataset, flat, tasks, rows, neurons);
    if (!unit.isEmpty()) {
      writer.unit(dataset, unit);
    }
    writer.write(path(name));
  }

  /** Reads what {@link #writeRows} wrote. */
  RealArray[][] readRows(String name, String dataset, int rows) {
    int neurons = config.population().neurons();
    try (Hdf5File file = open(name)) {
      NumericDataset table = file.dataset(dataset);
      long[] shape = table.shape();
      if (shape.length != 3 || shape[1] != rows || shape[2] != neurons) {
        throw new DataFileException(
            path(name), "dataset " + dataset, "must have shape tasks x " + rows + " x " + neurons + "; run init again");
      }
      RealArray[][] tables = new RealArray[(int) shape[0]][rows];
      for (int task = 0; task < tables.length; task++) {
        for (int row = 0; row < rows; row++) {
          tables[task][row] = RealArray.allocate(config.numerics().state(), neurons);
          read(table, ((long) task * rows + row) * neurons, tables[task][row]);
        }
      }
      return tables;
    }
  }

  /** What the initial pass measured. */
  void writeInitial(InitialActivity activity) {
    new Hdf5Writer(header)
        .ints("ns0", activity.spikeCounts())
        .doubles("uavg", activity.meanCurrent())
        .attribute("/", "ustd", activity.currentSpread())
        .attribute("/", "rate_exc_hz", activity.excitatoryRateHz())
        .attribute("/", "rate_inh_hz", activity.inhibitoryRateHz())
        .write(path(INITIAL));
  }

  InitialActivity readInitial() {
    try (Hdf5File file = open(INITIAL)) {
      return new InitialActivity(
          file.ints("ns0"),
          file.doubles("uavg"),
          file.number("/", "ustd"),
          file.number("/", "rate_exc_hz"),
          file.number("/", "rate_inh_hz"));
    }
  }

  private Hdf5File open(String name) {
    Hdf5File file = Hdf5File.open(path(name));
    if (!file.header().parametersDigest().equals(config.digest())) {
      file.close();
      throw new DataFileException(
          path(name), "parameters digest " + file.header().parametersDigest(), "must be " + config.digest() + "; run init again");
    }
    return file;
  }

  private static void reals(Hdf5Writer writer, String name, RealArray values, long... shape) {
    switch (values) {
      case RealArray.Float32(float[] singles) -> writer.floats(name, singles, shape);
      case RealArray.Float64(double[] doubles) -> writer.doubles(name, doubles, shape);
    }
  }

  private static RealArray read(Hdf5File file, String name, Precision precision) {
    return switch (precision) {
      case FLOAT32 -> new RealArray.Float32(file.floats(name));
      case FLOAT64 -> new RealArray.Float64(file.doubles(name));
    };
  }

  private static void read(NumericDataset dataset, long start, RealArray target) {
    switch (target) {
      case RealArray.Float32(float[] singles) -> dataset.read(start, singles, 0, singles.length);
      case RealArray.Float64(double[] doubles) -> dataset.read(start, doubles, 0, doubles.length);
    }
  }

  private static void copy(RealArray source, int from, RealArray target, int to, int count) {
    switch (source) {
      case RealArray.Float32(float[] singles) ->
          System.arraycopy(singles, from, ((RealArray.Float32) target).values(), to, count);
      case RealArray.Float64(double[] doubles) ->
          System.arraycopy(doubles, from, ((RealArray.Float64) target).values(), to, count);
    }
  }
}

package io.entrain.experiment;

import io.entrain.config.ExperimentConfig;
import io.entrain.config.LoadedConfig;
import io.entrain.config.ParameterSnapshot;
import io.entrain.hdf5.AtomicFile;
import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.FileHeader;
import io.entrain.hdf5.Hdf5File;
import io.entrain.hdf5.Hdf5Writer;
import io.entrain.hdf5.IoFailures;
import io.entrain.hdf5.NumericDataset;
import io.entrain.linalg.RealArray;
import io.entrain.network.InitialActivity;
import io.entrain.network.NeuronRange;
import io.entrain.network.NeuronTable;
import io.entrain.network.SynapseTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code init} leaves in a data directory and later commands read, in HDF5 under the names of the original's files. Every file carries
 * the digest of the parameters that it was made from, and is refused for others.
 */
public final class ExperimentFiles {
  static final String STATIC_INDEX = "w0Index.h5";
  static final String STATIC_WEIGHTS = "w0Weights.h5";
  static final String PLASTIC_INDEX = "wpIndexIn.h5";
  static final String PLASTIC_WEIGHTS = "wpWeightIn.h5";
  public static final String STIMULUS = "X_stim.h5";
  public static final String TARGETS = "utarg.h5";
  public static final String RATES = "rates.h5";
  static final String INITIAL = "init.h5";
  static final String PARAMETERS = "param.json";

  private static final String DRAWN_TASKS = "drawn_tasks";

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
  public boolean complete() {
    return Files.exists(path(PARAMETERS));
  }

  /** Writes the last file: the record of the parameters. From here on the directory counts as initialised. */
  public void writeParameters(LoadedConfig loaded) {
    AtomicFile.writeText(path(PARAMETERS), ParameterSnapshot.of(loaded.parameters()).json());
  }

  /** From here until {@link #writeParameters} the directory counts as not initialised. */
  public void forgetParameters() {
    remove(List.of(PARAMETERS, RATES));
  }

  /** Removes what an initialisation that was not finished may have left of the tables. */
  public void removeTables() {
    remove(List.of(STATIC_INDEX, STATIC_WEIGHTS, PLASTIC_INDEX, PLASTIC_WEIGHTS, STIMULUS, TARGETS, RATES));
  }

  private void remove(List<String> names) {
    for (String name : names) {
      try {
        Files.deleteIfExists(path(name));
      } catch (IOException e) {
        throw new DataFileException(path(name), "of an earlier init", "cannot be removed: " + IoFailures.reason(e), e);
      }
    }
  }

  /** Static synapses by presynaptic neuron. */
  public void writeStatic(SynapseTable table) {
    statics().write(table, header);
  }

  /** Plastic synapses by postsynaptic neuron, with their first weights. */
  public void writePlastic(SynapseTable table) {
    plastics().write(table, header);
  }

  /** Static synapses onto the neurons of a range, by presynaptic neuron. */
  SynapseTable readStatic(NeuronRange range) {
    return statics().onto(range, config.digest());
  }

  /** Plastic synapses onto the neurons of a range, a row for each. */
  SynapseTable readPlastic(NeuronRange range) {
    return plastics().rows(range, config.digest());
  }

  private SynapseFiles statics() {
    return synapses(STATIC_INDEX, STATIC_WEIGHTS);
  }

  private SynapseFiles plastics() {
    return synapses(PLASTIC_INDEX, PLASTIC_WEIGHTS);
  }

  private SynapseFiles synapses(String index, String weights) {
    return new SynapseFiles(path(index), path(weights), config.population().neurons(), config.numerics().state());
  }

  /** Tables with a value for every neuron, one of each task. {@code unit} may be empty. */
  public void writeRows(String name, String dataset, List<NeuronTable> tables, String unit) {
    int rows = tables.getFirst().rows().length;
    long[] shape = {tables.size(), rows, config.population().neurons()};
    Hdf5Writer writer =
        new Hdf5Writer(header)
            .blocks(
                dataset, RealDatasets.type(config.numerics().state()), shape, tables.size() * rows,
                i -> RealDatasets.array(tables.get(i / rows).rows()[i % rows]));
    if (!unit.isEmpty()) {
      writer.unit(dataset, unit);
    }
    writer.write(path(name));
  }

  /** Reads what {@link #writeRows} wrote, the table of each task, as far as it concerns a range of neurons. */
  List<NeuronTable> readRows(String name, String dataset, int rows, NeuronRange range) {
    int neurons = config.population().neurons();
    try (Hdf5File file = open(path(name), config.digest())) {
      NumericDataset table = file.dataset(dataset);
      long[] shape = table.shape();
      if (shape.length != 3 || shape[1] != rows || shape[2] != neurons) {
        throw new DataFileException(
            path(name), "dataset " + dataset, "must have shape tasks x " + rows + " x " + neurons + "; run init again");
      }
      List<NeuronTable> tables = new ArrayList<>();
      for (int task = 0; task < shape[0]; task++) {
        RealArray[] values = new RealArray[rows];
        for (int row = 0; row < rows; row++) {
          values[row] = RealArray.allocate(config.numerics().state(), range.size());
          RealDatasets.read(table, ((long) task * rows + row) * neurons + range.from(), values[row], 0, range.size());
        }
        tables.add(new NeuronTable(range, values));
      }
      return tables;
    }
  }

  /**
   * What the initial pass measured.
   *
   * @param drawnTasks number of tasks of an experiment whose synapses, stimulus and targets are in no file, but are drawn again by whoever
   *     needs them; 0: they are in files
   */
  public void writeInitial(InitialActivity activity, int drawnTasks) {
    new Hdf5Writer(header)
        .ints("ns0", activity.spikeCounts())
        .doubles("uavg", activity.meanCurrent())
        .attribute("/", "ustd", activity.currentSpread())
        .attribute("/", "rate_exc_hz", activity.excitatoryRateHz())
        .attribute("/", "rate_inh_hz", activity.inhibitoryRateHz())
        .attribute("/", DRAWN_TASKS, drawnTasks)
        .write(path(INITIAL));
  }

  /** As {@link #writeInitial} was told. Files of earlier releases do not say it, and have all in files. */
  int drawnTasks() {
    try (Hdf5File file = open(path(INITIAL), config.digest())) {
      return file.hasAttribute("/", DRAWN_TASKS) ? (int) file.integer("/", DRAWN_TASKS) : 0;
    }
  }

  public InitialActivity readInitial() {
    try (Hdf5File file = open(path(INITIAL), config.digest())) {
      return new InitialActivity(
          file.ints("ns0"),
          file.doubles("uavg"),
          file.number("/", "ustd"),
          file.number("/", "rate_exc_hz"),
          file.number("/", "rate_inh_hz"));
    }
  }

  /** Opens a file that must have been made from these parameters. */
  public static Hdf5File open(Path path, String parametersDigest) {
    Hdf5File file = Hdf5File.open(path);
    String found = file.header().parametersDigest();
    if (!found.equals(parametersDigest)) {
      file.close();
      throw new DataFileException(path, "parameters digest " + found, "must be " + parametersDigest + "; run init again");
    }
    return file;
  }
}

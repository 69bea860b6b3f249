package io.entrain.training;

import io.entrain.config.ConfigException;
import io.entrain.config.ExperimentConfig;
import io.entrain.config.LoadedConfig;
import io.entrain.config.ParameterSnapshot;
import io.entrain.network.NeuronRange;
import io.entrain.network.NeuronTable;
import io.entrain.network.SynapseTable;
import io.entrain.shard.NetworkModel;
import io.entrain.state.CellConstants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An initialised experiment as read from its data directory, whole or as far as a range of its neurons needs it.
 *
 * @param model the network
 * @param tasks what drives and what is wanted in each task
 */
record Experiment(ExperimentConfig config, NetworkModel model, List<TaskTables> tasks) {
  /** Reads all of a data directory, whose parameters must be those that it was initialised with. */
  static Experiment read(Path directory, LoadedConfig loaded) {
    return read(directory, loaded, new NeuronRange(0, loaded.experiment().population().neurons()));
  }

  /** As {@link #read(Path, LoadedConfig)}, but of synapses and tables only those that the neurons of a range need. */
  static Experiment read(Path directory, LoadedConfig loaded, NeuronRange range) {
    ExperimentConfig config = loaded.experiment();
    ExperimentFiles files = new ExperimentFiles(directory, config);
    requireInitialised(directory, files, loaded);
    CellConstants constants = ConstantsFactory.of(config);
    SynapseTable statics = config.synapses().k() == 0 ? null : files.readStatic(range);
    NetworkModel model =
        new NetworkModel(config.time(), constants, config.numerics(), config.learning(), statics, files.readPlastic(range));
    List<NeuronTable> stimulus = files.readRows(ExperimentFiles.STIMULUS, "X_stim", config.time().stimulusRows(), range);
    List<NeuronTable> targets = files.readRows(ExperimentFiles.TARGETS, "utarg", config.time().targetRows(), range);
    List<TaskTables> tasks = new ArrayList<>();
    for (int task = 0; task < targets.size(); task++) {
      tasks.add(new TaskTables(stimulus.get(task), targets.get(task)));
    }
    return new Experiment(config, model, tasks);
  }

  /** Whether a neuron of the range learns. */
  boolean trains(int neuron) {
    SynapseTable plastics = model.plastics();
    return plastics.end(neuron) > plastics.begin(neuron);
  }

  private static void requireInitialised(Path directory, ExperimentFiles files, LoadedConfig loaded) {
    if (!files.complete()) {
      throw new ConfigException(directory + ": not initialised; run 'entrain init " + directory + "' first");
    }
    List<String> differences;
    try {
      String json = Files.readString(files.path(ExperimentFiles.PARAMETERS));
      differences = ParameterSnapshot.parse(json).differences(loaded.parameters());
    } catch (IOException e) {
      throw new ConfigException(files.path(ExperimentFiles.PARAMETERS) + ": cannot be read: " + e.getMessage(), e);
    }
    if (!differences.isEmpty()) {
      throw new ConfigException(
          "%s: parameters changed since it was initialised: %s; change them back, or run 'entrain init' again"
              .formatted(directory, String.join("; ", differences)));
    }
  }
}

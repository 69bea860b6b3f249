package io.entrain.training;

import io.entrain.config.ConfigException;
import io.entrain.config.ExperimentConfig;
import io.entrain.config.LoadedConfig;
import io.entrain.config.ParameterSnapshot;
import io.entrain.linalg.RealArray;
import io.entrain.network.SynapseTable;
import io.entrain.shard.NetworkModel;
import io.entrain.state.CellConstants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An initialised experiment as read from its data directory.
 *
 * @param model the network
 * @param tasks what drives and what is wanted in each task
 */
record Experiment(ExperimentConfig config, NetworkModel model, List<TaskTables> tasks) {
  /** Reads a data directory, whose parameters must be those that it was initialised with. */
  static Experiment read(Path directory, LoadedConfig loaded) {
    ExperimentConfig config = loaded.experiment();
    ExperimentFiles files = new ExperimentFiles(directory, config);
    requireInitialised(directory, files, loaded);
    CellConstants constants = ConstantsFactory.of(config);
    SynapseTable statics = config.synapses().k() == 0 ? null : files.readStatic();
    NetworkModel model =
        new NetworkModel(config.time(), constants, config.numerics(), config.learning(), statics, files.readPlastic());
    RealArray[][] stimulus = files.readRows(ExperimentFiles.STIMULUS, "X_stim", config.time().stimulusRows());
    RealArray[][] targets = files.readRows(ExperimentFiles.TARGETS, "utarg", config.time().targetRows());
    List<TaskTables> tasks = new ArrayList<>();
    for (int task = 0; task < targets.length; task++) {
      tasks.add(new TaskTables(stimulus[task], targets[task]));
    }
    return new Experiment(config, model, tasks);
  }

  /** Whether a neuron learns. */
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

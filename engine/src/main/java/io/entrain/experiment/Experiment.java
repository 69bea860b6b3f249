package io.entrain.experiment;

import io.entrain.config.ConfigException;
import io.entrain.config.ExperimentConfig;
import io.entrain.config.ParameterSnapshot;
import io.entrain.input.TargetCurrents;
import io.entrain.network.InitialActivity;
import io.entrain.network.NeuronRange;
import io.entrain.network.NeuronTable;
import io.entrain.network.SynapseTable;
import io.entrain.plugin.PluginLoader;
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
public record Experiment(ExperimentConfig config, NetworkModel model, List<TaskTables> tasks) {
  /** Reads all of an initialised data directory, whose parameters must be those that it was initialised with. */
  public static Experiment read(ExperimentDirectory directory) {
    return read(directory, new NeuronRange(0, directory.loaded().experiment().population().neurons()));
  }

  /**
   * As {@link #read(ExperimentDirectory)}, but of synapses and tables only those that the neurons of a range need. What was not written
   * when it was initialised is drawn again.
   */
  public static Experiment read(ExperimentDirectory directory, NeuronRange range) {
    ExperimentConfig config = directory.loaded().experiment();
    requireInitialised(directory);
    ExperimentFiles files = directory.files();
    int drawnTasks = files.drawnTasks();
    return drawnTasks == 0 ? stored(config, files, range) : drawn(config, files, drawnTasks, directory.plugins(), range);
  }

  private static Experiment stored(ExperimentConfig config, ExperimentFiles files, NeuronRange range) {
    SynapseTable statics = config.synapses().k() == 0 ? null : files.readStatic(range);
    SynapseTable plastics = files.readPlastic(range);
    List<NeuronTable> stimulus = files.readRows(ExperimentFiles.STIMULUS, "X_stim", config.time().stimulusRows(), range);
    List<NeuronTable> targets = files.readRows(ExperimentFiles.TARGETS, "utarg", config.time().targetRows(), range);
    return of(config, ConstantsFactory.of(config), statics, plastics, stimulus, targets);
  }

  private static Experiment drawn(
      ExperimentConfig config, ExperimentFiles files, int tasks, PluginLoader plugins, NeuronRange range) {
    InitialActivity activity = files.readInitial();
    TargetPlan plan = TargetPlan.generated(tasks);
    CellConstants constants = ConstantsFactory.of(config);
    ExperimentGenerator generator = new ExperimentGenerator(config, range, plugins, Progress.NONE);
    SynapseTable statics = generator.statics();
    SynapseTable plastics = generator.plastics(plan, activity);
    List<NeuronTable> stimulus = generator.stimulus(tasks);
    TargetCurrents wanted = plan.currents(config, plugins, constants, activity, new ArrayList<>());
    List<NeuronTable> targets = generator.targets("targets", wanted, tasks);
    TargetCheck.requireNumbers(targets, plan, config.targets().plugin());
    return of(config, constants, statics, plastics, stimulus, targets);
  }

  private static Experiment of(
      ExperimentConfig config,
      CellConstants constants,
      SynapseTable statics,
      SynapseTable plastics,
      List<NeuronTable> stimulus,
      List<NeuronTable> targets) {
    NetworkModel model = new NetworkModel(config.time(), constants, config.numerics(), config.learning(), statics, plastics);
    List<TaskTables> tasks = new ArrayList<>();
    for (int task = 0; task < targets.size(); task++) {
      tasks.add(new TaskTables(stimulus.get(task), targets.get(task)));
    }
    return new Experiment(config, model, tasks);
  }

  /** Whether a neuron of the range learns. */
  public boolean trains(int neuron) {
    SynapseTable plastics = model.plastics();
    return plastics.end(neuron) > plastics.begin(neuron);
  }

  private static void requireInitialised(ExperimentDirectory directory) {
    Path path = directory.path();
    ExperimentFiles files = directory.files();
    if (!directory.patience().until(files::complete)) {
      throw new ConfigException(path + ": not initialised; run 'entrain init " + path + "' first, or on a cluster submit it with --init");
    }
    List<String> differences;
    try {
      String json = Files.readString(files.path(ExperimentFiles.PARAMETERS));
      differences = ParameterSnapshot.parse(json).differences(directory.loaded().parameters());
    } catch (IOException e) {
      throw new ConfigException(files.path(ExperimentFiles.PARAMETERS) + ": cannot be read: " + e.getMessage(), e);
    }
    if (!differences.isEmpty()) {
      throw new ConfigException(
          "%s: parameters changed since it was initialised: %s; change them back, or run 'entrain init' again"
              .formatted(path, String.join("; ", differences)));
    }
  }
}

package io.entrain.training;

import io.entrain.config.ExperimentConfig;
import io.entrain.config.LoadedConfig;
import io.entrain.config.ParameterSnapshot;
import io.entrain.config.Precision;
import io.entrain.hdf5.AtomicFile;
import io.entrain.hdf5.DataFileException;
import io.entrain.input.Stimulus;
import io.entrain.input.TargetCurrents;
import io.entrain.linalg.RealArray;
import io.entrain.network.InitialActivity;
import io.entrain.network.NetworkGenerator;
import io.entrain.network.NeuronRange;
import io.entrain.network.NeuronTable;
import io.entrain.network.PlasticWiring;
import io.entrain.network.StaticWiring;
import io.entrain.network.SynapseTable;
import io.entrain.plugin.PluginLoader;
import io.entrain.shard.LocalShard;
import io.entrain.shard.NetworkModel;
import io.entrain.state.CellConstants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Initialises a data directory: network, initial pass, stimulus and targets. The record of the parameters is written last. */
public final class ExperimentInitializer {
  private final LoadedConfig loaded;
  private final ExperimentConfig config;
  private final ExperimentFiles files;
  private final Progress progress;
  private final NetworkGenerator generator;
  private final Precision precision;
  private final int neurons;

  public ExperimentInitializer(Path directory, LoadedConfig loaded, Progress progress) {
    this.loaded = loaded;
    this.config = loaded.experiment();
    this.files = new ExperimentFiles(directory, config);
    this.progress = progress;
    this.precision = config.numerics().state();
    this.neurons = config.population().neurons();
    this.generator = new NetworkGenerator(neurons, precision);
  }

  /** Draws, measures and writes everything. */
  public InitReport run(InitOptions options) {
    TargetPlan plan = TargetPlan.of(config, options);
    CellConstants constants = ConstantsFactory.of(config);
    forgetFormerParameters();
    SynapseTable statics = config.synapses().k() == 0 ? null : drawStatic();
    InitialActivity activity = initialPass(constants, statics, options.threads());
    List<String> remarks = new ArrayList<>();
    files.writePlastic(drawPlastic(plan, activity));
    writeStimulus(plan.tasks());
    writeTargets(plan, constants, activity, remarks);
    files.writeInitial(activity);
    AtomicFile.writeText(files.path(ExperimentFiles.PARAMETERS), ParameterSnapshot.of(loaded.parameters()).json());
    return new InitReport(activity.excitatoryRateHz(), activity.inhibitoryRateHz(), plan.tasks(), remarks);
  }

  /** From here until the end the directory counts as not initialised. */
  private void forgetFormerParameters() {
    Path parameters = files.path(ExperimentFiles.PARAMETERS);
    try {
      Files.deleteIfExists(parameters);
      Files.deleteIfExists(files.path(ExperimentFiles.RATES));
    } catch (IOException e) {
      throw new DataFileException(parameters, "parameters of the last init", "cannot be removed: " + e.getMessage(), e);
    }
  }

  private SynapseTable drawStatic() {
    progress.advanced("static synapses", 0, 1);
    StaticWiring wiring = PluginLoader.load(StaticWiring.class, config.staticWiring(), config, config.staticWiring());
    SynapseTable table = generator.drawStatic(wiring);
    files.writeStatic(table);
    progress.advanced("static synapses", 1, 1);
    return table;
  }

  private InitialActivity initialPass(CellConstants constants, SynapseTable statics, int threads) {
    progress.advanced("initial pass", 0, 1);
    NeuronRange all = new NeuronRange(0, neurons);
    SynapseTable none = SynapseTable.empty(all, precision);
    NeuronTable nothing = NeuronTable.empty(all);
    NetworkModel model = new NetworkModel(config.time(), constants, config.numerics(), config.learning(), statics, none);
    DrawnInputs inputs = new DrawnInputs(config, constants, "initial", 0, nothing, nothing);
    InitialActivity activity =
        InitialPass.run(
            LocalShard.testable(model, threads), model, inputs, config.population().excitatory(), config.u0Neurons());
    progress.advanced("initial pass", 1, 1);
    return activity;
  }

  private SynapseTable drawPlastic(TargetPlan plan, InitialActivity activity) {
    PlasticWiring wiring =
        PluginLoader.load(PlasticWiring.class, config.plasticWiring(), config, config.plasticWiring(), activity);
    return generator.drawPlastic(
        (postsynaptic, row) -> {
          if (plan.trains(postsynaptic)) {
            wiring.synapsesOnto(postsynaptic, row);
          }
        });
  }

  private void writeStimulus(int tasks) {
    Stimulus stimulus = PluginLoader.load(Stimulus.class, config.stimulus(), config, config.stimulus());
    RealArray[][] tables = draw("stimulus", stimulus::draw, tasks, config.time().stimulusRows());
    files.writeRows(ExperimentFiles.STIMULUS, "X_stim", tables, "");
  }

  private void writeTargets(TargetPlan plan, CellConstants constants, InitialActivity activity, List<String> remarks) {
    TargetCurrents targets = plan.currents(config, constants, activity, remarks);
    int rows = config.time().targetRows();
    RealArray[][] tables = draw("targets", targets::draw, plan.tasks(), rows);
    TargetCheck.requireNumbers(tables, plan, config.targets().plugin());
    files.writeRows(ExperimentFiles.TARGETS, "utarg", tables, "");
    if (plan.fromRates()) {
      files.writeRows(ExperimentFiles.RATES, "rates", draw("rates", plan.recorded()::draw, plan.tasks(), rows), "Hz");
    }
  }

  private RealArray[][] draw(String phase, TableWriter.Generator generator, int tasks, int rows) {
    RealArray[][] tables = new RealArray[tasks][];
    AtomicLong done = new AtomicLong();
    long total = (long) tasks * TableWriter.blocks(neurons);
    for (int task = 0; task < tasks; task++) {
      Runnable blockDone = () -> progress.advanced(phase, done.incrementAndGet(), total);
      tables[task] = TableWriter.draw(generator, task, rows, neurons, precision, blockDone);
    }
    return tables;
  }
}

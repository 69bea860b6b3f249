package io.entrain.initialisation;

import io.entrain.config.ConfigException;
import io.entrain.config.ExperimentConfig;
import io.entrain.experiment.ConstantsFactory;
import io.entrain.experiment.ExperimentDirectory;
import io.entrain.experiment.ExperimentFiles;
import io.entrain.experiment.ExperimentGenerator;
import io.entrain.experiment.Progress;
import io.entrain.experiment.TargetCheck;
import io.entrain.experiment.TargetPlan;
import io.entrain.input.TargetCurrents;
import io.entrain.network.InitialActivity;
import io.entrain.network.NeuronRange;
import io.entrain.network.NeuronTable;
import io.entrain.network.SynapseTable;
import io.entrain.shard.LocalShard;
import io.entrain.shard.NetworkModel;
import io.entrain.state.CellConstants;
import java.util.ArrayList;
import java.util.List;

/** Initialises a data directory in this process: network, initial pass, stimulus and targets, all written to files. */
public final class ExperimentInitializer {
  private final ExperimentDirectory directory;
  private final ExperimentConfig config;
  private final ExperimentFiles files;
  private final Progress progress;
  private final ExperimentGenerator generator;

  public ExperimentInitializer(ExperimentDirectory directory, Progress progress) {
    this.directory = directory;
    this.config = directory.loaded().experiment();
    this.files = directory.files();
    this.progress = progress;
    NeuronRange all = new NeuronRange(0, config.population().neurons());
    generator = new ExperimentGenerator(config, all, directory.plugins(), progress);
  }

  /** Draws, measures and writes everything. */
  public InitReport run(InitOptions options) {
    TargetPlan plan = plan(options);
    CellConstants constants = ConstantsFactory.of(config);
    files.forgetParameters();
    SynapseTable statics = generator.statics();
    if (statics != null) {
      files.writeStatic(statics);
    }
    InitialActivity activity = initialPass(constants, statics, options.threads());
    List<String> remarks = new ArrayList<>();
    files.writePlastic(generator.plastics(plan, activity));
    files.writeRows(ExperimentFiles.STIMULUS, "X_stim", generator.stimulus(plan.tasks()), "");
    writeTargets(plan, constants, activity, remarks);
    files.writeInitial(activity, 0);
    files.writeParameters(directory.loaded());
    return new InitReport(activity.excitatoryRateHz(), activity.inhibitoryRateHz(), plan.tasks(), remarks);
  }

  private TargetPlan plan(InitOptions options) {
    if (options.targets() == null) {
      return TargetPlan.generated(Math.max(1, options.tasks()));
    }
    TargetPlan plan = TargetPlan.read(config, options.targets());
    if (options.tasks() != 0 && options.tasks() != plan.tasks()) {
      throw new ConfigException("tasks = %d: the targets hold %d".formatted(options.tasks(), plan.tasks()));
    }
    return plan;
  }

  private InitialActivity initialPass(CellConstants constants, SynapseTable statics, int threads) {
    progress.advanced("initial pass", 0, 1);
    NetworkModel model = InitialPass.model(config, constants, statics, new NeuronRange(0, constants.neurons()));
    InitialActivity activity =
        InitialPass.run(
            LocalShard.testable(model, threads),
            model,
            InitialPass.inputs(config, constants),
            config.population().excitatory(),
            config.u0Neurons());
    progress.advanced("initial pass", 1, 1);
    return activity;
  }

  private void writeTargets(TargetPlan plan, CellConstants constants, InitialActivity activity, List<String> remarks) {
    TargetCurrents wanted = plan.currents(config, directory.plugins(), constants, activity, remarks);
    List<NeuronTable> targets = generator.targets("targets", wanted, plan.tasks());
    TargetCheck.requireNumbers(targets, plan, plan.origin(config));
    files.writeRows(ExperimentFiles.TARGETS, "utarg", targets, "");
    if (plan.fromRates()) {
      files.writeRows(ExperimentFiles.RATES, "rates", generator.targets("rates", plan.recorded(), plan.tasks()), "Hz");
    }
  }
}

package io.entrain.training;

import io.entrain.config.ConfigException;
import io.entrain.config.LoadedConfig;
import io.entrain.experiment.Experiment;
import io.entrain.experiment.ExperimentDirectory;
import io.entrain.experiment.Progress;
import io.entrain.initialisation.ExperimentInitializer;
import io.entrain.initialisation.InitOptions;
import io.entrain.initialisation.InitReport;
import io.entrain.initialisation.SharedInitialisation;
import io.entrain.metrics.TestResults;
import io.entrain.metrics.TestResultsFile;
import java.nio.file.Path;
import java.util.List;

/** Initialises, trains and tests the experiment of one data directory in this process. */
public final class TrainingSession {
  private final ExperimentDirectory directory;

  public TrainingSession(Path directory, LoadedConfig loaded) {
    this.directory = ExperimentDirectory.local(directory, loaded);
  }

  /** As {@code Entrain.init}. */
  public InitReport init(InitOptions options, Progress progress) {
    requirePositive("threads", options.threads());
    SharedInitialisation.requireNoCheckpoints(directory.path(), directory.loaded().experiment());
    return new ExperimentInitializer(directory, progress).run(options);
  }

  /** As {@code Entrain.train}. */
  public List<LoopSummary> train(TrainOptions options, TrainingListener listener) {
    options.requireUsable();
    return new LocalTrainer(directory.path(), Experiment.read(directory), listener).train(options);
  }

  /** As {@code Entrain.test}. */
  public TestResults test(TestOptions options, Progress progress, TrainingListener listener) {
    requirePositive("trials", options.trials());
    requirePositive("threads", options.threads());
    Experiment experiment = Experiment.read(directory);
    TestResults results = new TestRunner(directory.path(), experiment, options, progress).run(listener);
    TestResultsFile.write(directory.path().resolve(TestResultsFile.NAME), results);
    return results;
  }

  static void requirePositive(String what, int value) {
    if (value < 1) {
      throw new ConfigException(what + " = " + value + ": must be at least 1");
    }
  }
}

package io.entrain.training;

import io.entrain.checkpoint.CheckpointStore;
import io.entrain.config.ConfigException;
import io.entrain.config.LoadedConfig;
import io.entrain.metrics.TestResults;
import io.entrain.metrics.TestResultsFile;
import java.nio.file.Path;
import java.util.List;

/** Initialises, trains and tests the experiment of one data directory in this process. */
public final class TrainingSession {
  private final Path directory;
  private final LoadedConfig loaded;

  public TrainingSession(Path directory, LoadedConfig loaded) {
    this.directory = directory;
    this.loaded = loaded;
  }

  /** As {@code Entrain.init}. */
  public InitReport init(InitOptions options, Progress progress) {
    requirePositive("threads", options.threads());
    CheckpointStore store = new CheckpointStore(directory, loaded.experiment().digest());
    if (!store.isEmpty()) {
      throw new ConfigException(
          "%s: holds checkpoints of a training (newest: loop %d) that would lose their network; use another directory, or remove ckpt*.json"
              .formatted(directory, store.list().getFirst().loop()));
    }
    return new ExperimentInitializer(directory, loaded, progress).run(options);
  }

  /** As {@code Entrain.train}. */
  public List<LoopSummary> train(TrainOptions options, TrainingListener listener) {
    options.requireUsable();
    return new LocalTrainer(directory, Experiment.read(directory, loaded), listener).train(options);
  }

  /** As {@code Entrain.test}. */
  public TestResults test(TestOptions options, Progress progress, TrainingListener listener) {
    requirePositive("trials", options.trials());
    requirePositive("threads", options.threads());
    Experiment experiment = Experiment.read(directory, loaded);
    TestResults results = new TestRunner(directory, experiment, options, progress).run(listener);
    TestResultsFile.write(directory.resolve(TestResultsFile.NAME), results);
    return results;
  }

  static void requirePositive(String what, int value) {
    if (value < 1) {
      throw new ConfigException(what + " = " + value + ": must be at least 1");
    }
  }
}

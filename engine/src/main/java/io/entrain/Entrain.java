package io.entrain;

import io.entrain.config.ConfigLoader;
import io.entrain.config.ExperimentConfig;
import io.entrain.config.LoadedConfig;
import io.entrain.experiment.Progress;
import io.entrain.initialisation.InitOptions;
import io.entrain.initialisation.InitReport;
import io.entrain.metrics.TestResults;
import io.entrain.training.LoopSummary;
import io.entrain.training.TestOptions;
import io.entrain.training.TrainOptions;
import io.entrain.training.TrainingListener;
import io.entrain.training.TrainingSession;
import java.nio.file.Path;
import java.util.List;

/** An experiment in its data directory: initialise it, train it, test it. The door for programs. */
public final class Entrain {
  private final TrainingSession session;
  private final LoadedConfig loaded;
  private final Path directory;

  private Entrain(Path directory, LoadedConfig loaded) {
    this.directory = directory;
    this.loaded = loaded;
    session = new TrainingSession(directory, loaded);
  }

  /**
   * Opens a data directory and reads its {@code entrain.conf}; where that names no seed, one is drawn and written down beside it.
   *
   * @throws io.entrain.config.ConfigException if a parameter is wrong
   */
  public static Entrain open(Path directory) {
    return new Entrain(directory, ConfigLoader.loadOrDrawSeed(directory));
  }

  public Path directory() {
    return directory;
  }

  public ExperimentConfig config() {
    return loaded.experiment();
  }

  /** Draws network and inputs, runs the initial pass, makes targets, and writes them all to the data directory. */
  public InitReport init(InitOptions options, Progress progress) {
    return session.init(options, progress);
  }

  /** Trains; returns one summary a loop. The learning curve and checkpoints are written to the data directory. */
  public List<LoopSummary> train(TrainOptions options, TrainingListener listener) {
    return session.train(options, listener);
  }

  /** Runs test trials and writes {@code test.h5}. {@code listener} hears of trials and warnings. */
  public TestResults test(TestOptions options, Progress progress, TrainingListener listener) {
    return session.test(options, progress, listener);
  }

  /** As {@link #test(TestOptions, Progress, TrainingListener)}, for callers who want to hear neither. */
  public TestResults test(TestOptions options, Progress progress) {
    return test(options, progress, new TrainingListener() {});
  }
}

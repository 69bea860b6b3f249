package io.entrain;

import io.entrain.config.ExperimentConfig;
import io.entrain.metrics.TestResults;
import io.entrain.training.InitOptions;
import io.entrain.training.InitReport;
import io.entrain.training.LoopSummary;
import io.entrain.training.Progress;
import io.entrain.training.TestOptions;
import io.entrain.training.TrainOptions;
import io.entrain.training.TrainingListener;
import java.nio.file.Path;
import java.util.List;

/** An experiment in its data directory: initialise it, train it, test it. The door for programs; the commands use nothing else. */
public final class Entrain {
  private final Path directory;
  private final ExperimentConfig config;

  private Entrain(Path directory, ExperimentConfig config) {
    this.directory = directory;
    this.config = config;
  }

  /** Opens a data directory and reads its {@code entrain.conf}. */
  public static Entrain open(Path directory) {
    throw new UnsupportedOperationException("being written");
  }

  public Path directory() {
    return directory;
  }

  public ExperimentConfig config() {
    return config;
  }

  /** Draws network and inputs, runs the initial pass, makes targets, and writes them all to the data directory. */
  public InitReport init(InitOptions options, Progress progress) {
    throw new UnsupportedOperationException("being written");
  }

  /** Trains; returns one summary a loop. The learning curve and checkpoints are written to the data directory. */
  public List<LoopSummary> train(TrainOptions options, TrainingListener listener) {
    throw new UnsupportedOperationException("being written");
  }

  /** Runs test trials and writes {@code test.h5}. */
  public TestResults test(TestOptions options, Progress progress) {
    throw new UnsupportedOperationException("being written");
  }
}

package io.entrain.training;

import io.entrain.Entrain;
import io.entrain.checkpoint.RestorePoint;
import io.entrain.experiment.Progress;
import io.entrain.initialisation.InitOptions;
import io.entrain.recording.TargetSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A network that trains in a moment, in a directory of its own. */
public final class SmallExperiment {
  static final String PARAMETERS =
      """
      seed = 11
      Ncells = 100
      pree = 0.2
      L = 8
      train_duration = 200 ms
      stim_on = 30 ms
      stim_off = 40 ms
      u0_skip_time = 50 ms
      penlambda = 0.5
      """;

  private final Path directory;

  public SmallExperiment(Path directory, String more) throws IOException {
    this.directory = directory;
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("entrain.conf"), PARAMETERS + more);
  }

  public SmallExperiment init() {
    return init(null);
  }

  public SmallExperiment init(TargetSource targets) {
    Entrain.open(directory).init(new InitOptions(0, targets, 2), Progress.NONE);
    return this;
  }

  public List<LoopSummary> train(int loops, RestorePoint from, int threads) {
    return train(loops, from, threads, new TrainingListener() {});
  }

  public List<LoopSummary> train(int loops, RestorePoint from, int threads, TrainingListener listener) {
    return Entrain.open(directory)
        .train(new TrainOptions(loops, 1, false, from, threads, TrainOptions.DEFAULT_CHECKPOINT_EVERY, 0), listener);
  }

  public static List<Long> digests(List<LoopSummary> loops) {
    List<Long> digests = new ArrayList<>();
    loops.forEach(loop -> digests.add(loop.digest()));
    return digests;
  }

  public Path file(String name) {
    return directory.resolve(name);
  }
}

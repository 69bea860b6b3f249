package io.entrain.cluster;

import io.entrain.Entrain;
import io.entrain.checkpoint.RestorePoint;
import io.entrain.experiment.Progress;
import io.entrain.initialisation.InitOptions;
import io.entrain.training.LoopSummary;
import io.entrain.training.TrainOptions;
import io.entrain.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A network that trains in a moment, in a directory of its own. */
public final class SmallNetwork {
  private static final String PARAMETERS =
      """
      seed = 5
      Ncells = 120
      pree = 0.2
      L = 8
      train_duration = 200 ms
      stim_on = 30 ms
      stim_off = 40 ms
      u0_skip_time = 50 ms
      penlambda = 0.5
      sig = 0.2
      """;

  private SmallNetwork() {}

  public static Path init(Path directory) throws IOException {
    return init(directory, "");
  }

  /** Only the parameter file. */
  public static void parameters(Path directory, String more) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("entrain.conf"), PARAMETERS + more);
  }

  public static Path init(Path directory, String more) throws IOException {
    parameters(directory, more);
    Entrain.open(directory).init(new InitOptions(0, null, 1), Progress.NONE);
    return directory;
  }

  public static TrainOptions options(int loops, RestorePoint from, int threads) {
    return new TrainOptions(loops, 1, false, from, threads, TrainOptions.DEFAULT_CHECKPOINT_EVERY, 2);
  }

  /** Trains without an actor. */
  public static List<LoopSummary> trainLocally(Path directory, int loops) {
    return Entrain.open(directory).train(options(loops, null, 1), new TrainingListener() {});
  }

  public static List<Long> digests(List<LoopSummary> loops) {
    return loops.stream().map(LoopSummary::digest).toList();
  }
}

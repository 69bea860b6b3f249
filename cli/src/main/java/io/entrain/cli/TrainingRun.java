package io.entrain.cli;

import io.entrain.Entrain;
import io.entrain.checkpoint.RestorePoint;
import io.entrain.cluster.training.ActorTrainer;
import io.entrain.training.LoopSummary;
import io.entrain.training.TrainOptions;
import java.util.List;

/** Trains before the user's eyes, and says how to go on if stopped. */
final class TrainingRun {
  private TrainingRun() {}

  /** Runs the loops on so many shards; returns whether all of them were. */
  static boolean complete(Entrain experiment, TrainOptions options, int shards, Screen screen) {
    List<LoopSummary> loops;
    try (ProgressDisplay progress = new ProgressDisplay(screen);
        StopSignal stop = StopSignal.listen(screen)) {
      TrainingConsole console = new TrainingConsole(screen, progress, stop, options.loops());
      console.begin();
      loops = ActorTrainer.train(experiment.directory(), options, shards, console);
    }
    if (loops.size() == options.loops()) {
      return true;
    }
    String where = loops.isEmpty() ? "before the first loop" : "after loop " + loops.getLast().loop() + "; its checkpoint is saved";
    screen.line("stopped " + where + "; to go on: " + resumption(experiment, options, shards, loops.size()));
    return false;
  }

  private static String resumption(Entrain experiment, TrainOptions options, int shards, int done) {
    RestorePoint from = done > 0 ? new RestorePoint.Latest() : options.restoreFrom();
    StringBuilder command = new StringBuilder("entrain train ").append(ShellWord.of(experiment.directory()));
    if (from != null) {
      command.append(" -r ").append(RestorePoints.name(from));
    }
    command.append(" -n ").append(options.loops() - done);
    if (options.correlationInterval() != 1) {
      command.append(" -c ").append(options.correlationInterval());
    }
    if (shards != 1) {
      command.append(" --shards ").append(shards);
    }
    if (options.saveBest()) {
      command.append(" -s");
    }
    if (!options.checkpointEvery().equals(TrainOptions.DEFAULT_CHECKPOINT_EVERY)) {
      command.append(" --checkpoint-every ").append(options.checkpointEvery().toSeconds()).append('s');
    }
    if (options.checkpointLoops() > 0) {
      command.append(" --checkpoint-loops ").append(options.checkpointLoops());
    }
    return command.toString();
  }
}

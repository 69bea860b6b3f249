package io.entrain.training;

import io.entrain.config.ExperimentConfig;
import io.entrain.learning.DivergenceException;
import io.entrain.shard.LocalShard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole of training in this process, without an actor: loops, learning curve and checkpoints. What every other way to train has to
 * equal, bit for bit.
 */
public final class LocalTrainer {
  private final Path directory;
  private final Experiment experiment;
  private final TrainingListener listener;

  LocalTrainer(Path directory, Experiment experiment, TrainingListener listener) {
    this.directory = directory;
    this.experiment = experiment;
    this.listener = listener;
  }

  /** Trains and returns a summary of each loop. */
  List<LoopSummary> train(TrainOptions options) {
    ExperimentConfig config = experiment.config();
    LocalShard shard = LocalShard.trainable(experiment.model(), options.threads());
    LoopRunner runner = new LoopRunner(config, experiment.model().constants(), shard, experiment.tasks());
    try (TrainingJournal journal =
        TrainingJournal.open(directory, config, options, experiment.tasks().size(), shard, listener)) {
      return run(journal, runner, shard);
    }
  }

  private List<LoopSummary> run(TrainingJournal journal, LoopRunner runner, LocalShard shard) {
    List<LoopSummary> summaries = new ArrayList<>();
    boolean stop = listener.stopRequested();
    while (journal.plan().hasNext(stop)) {
      LoopSummary summary = runLoop(journal.plan(), runner);
      summaries.add(summary);
      journal.append(summary);
      listener.loopCompleted(summary);
      stop = listener.stopRequested();
      if (journal.checkpointDue(summary, stop)) {
        journal.save(summary, shard);
      }
    }
    return summaries;
  }

  private static LoopSummary runLoop(TrainingPlan plan, LoopRunner runner) {
    int loop = plan.next();
    try {
      return runner.run(loop, plan.task(), plan.measures());
    } catch (DivergenceException e) {
      throw e.inLoop(loop);
    }
  }
}

package io.entrain.training;

import io.entrain.config.ExperimentConfig;
import io.entrain.experiment.Experiment;
import io.entrain.learning.DivergenceException;
import io.entrain.metrics.ShardSummary;
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
    ShardTrainer trainer = ShardTrainer.whole(experiment, options.threads());
    try (TrainingJournal journal =
        TrainingJournal.open(directory, config, options, trainer.tasks(), trainer.state(), listener)) {
      return run(journal, trainer);
    }
  }

  private List<LoopSummary> run(TrainingJournal journal, ShardTrainer trainer) {
    List<LoopSummary> summaries = new ArrayList<>();
    boolean stop = listener.stopRequested();
    while (journal.plan().hasNext(stop)) {
      LoopSummary summary = runLoop(journal.plan(), trainer);
      summaries.add(summary);
      journal.append(summary);
      listener.loopCompleted(summary);
      stop = listener.stopRequested();
      if (journal.checkpointDue(summary, stop)) {
        journal.save(summary, trainer.state());
      }
    }
    return summaries;
  }

  private LoopSummary runLoop(TrainingPlan plan, ShardTrainer trainer) {
    long start = System.nanoTime();
    int loop = plan.next();
    try {
      ShardSummary shard = trainer.run(0, loop, plan.task(), plan.measures());
      double elapsed = (System.nanoTime() - start) * 1e-9;
      return LoopSummary.of(loop, plan.task(), elapsed, List.of(shard), experiment.config().time());
    } catch (DivergenceException e) {
      throw e.inLoop(loop);
    }
  }
}

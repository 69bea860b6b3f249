package io.entrain.training;

import io.entrain.checkpoint.Checkpoint;
import io.entrain.checkpoint.CheckpointStore;
import io.entrain.checkpoint.Content;
import io.entrain.config.ConfigException;
import io.entrain.config.ExperimentConfig;
import io.entrain.digest.WeightDigest;
import io.entrain.learning.DivergenceException;
import io.entrain.shard.LocalShard;
import java.nio.file.Path;
import java.time.Duration;
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
  private final CheckpointStore store;

  LocalTrainer(Path directory, Experiment experiment, TrainingListener listener) {
    this.directory = directory;
    this.experiment = experiment;
    this.listener = listener;
    store = new CheckpointStore(directory, experiment.config().digest());
  }

  /** Trains and returns a summary of each loop. */
  List<LoopSummary> train(TrainOptions options) {
    ExperimentConfig config = experiment.config();
    LocalShard shard = LocalShard.trainable(experiment.model(), options.threads());
    int restored = restore(options, shard);
    double best = restored == 0 ? Double.NaN : store.best().map(Checkpoint::correlation).orElse(Double.NaN);
    TrainingPlan plan = new TrainingPlan(options, experiment.tasks().size(), restored, best);
    LoopRunner runner = new LoopRunner(config, experiment.model().constants(), shard, experiment.tasks());
    try (LearningCurveFile curve = LearningCurveFile.open(directory, restored, config.digest())) {
      return run(plan, runner, shard, curve);
    }
  }

  private List<LoopSummary> run(TrainingPlan plan, LoopRunner runner, LocalShard shard, LearningCurveFile curve) {
    List<LoopSummary> summaries = new ArrayList<>();
    long start = System.nanoTime();
    boolean stop = listener.stopRequested();
    while (plan.hasNext(stop)) {
      LoopSummary summary = runLoop(plan, runner);
      summaries.add(summary);
      curve.append(summary);
      listener.loopCompleted(summary);
      stop = listener.stopRequested();
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      if (plan.checkpointDue(elapsed, summary.correlation(), stop)) {
        save(plan, summary, shard, elapsed);
        curve.save();
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

  private void save(TrainingPlan plan, LoopSummary summary, LocalShard shard, Duration elapsed) {
    store.save(summary.loop(), shard, summary.correlation(), summary.digest());
    if (plan.isBest(summary.correlation())) {
      store.markBest(summary.loop());
    }
    plan.saved(elapsed, summary.correlation());
    listener.checkpointSaved(summary.loop());
  }

  private int restore(TrainOptions options, LocalShard shard) {
    if (options.restoreFrom() == null) {
      if (!store.isEmpty()) {
        listener.warn(
            "training starts anew; checkpoints of the earlier run (newest: loop %d) will give way to new ones. To go on from them,"
                .formatted(store.list().getFirst().loop())
                + " restore from 'latest'");
      }
      return 0;
    }
    Checkpoint checkpoint = store.load(options.restoreFrom(), Content.EVERYTHING, shard, listener::warn);
    long digest = WeightDigest.of(shard);
    if (digest != checkpoint.weightsDigest()) {
      throw new ConfigException(
          "checkpoint of loop %d: its weights have digest %016x and were saved with %016x; restore from another one"
              .formatted(checkpoint.loop(), digest, checkpoint.weightsDigest()));
    }
    return checkpoint.loop();
  }
}

package io.entrain.training;

import io.entrain.checkpoint.Checkpoint;
import io.entrain.checkpoint.CheckpointId;
import io.entrain.checkpoint.CheckpointPart;
import io.entrain.checkpoint.CheckpointStore;
import io.entrain.checkpoint.Content;
import io.entrain.checkpoint.LearnedFormat;
import io.entrain.checkpoint.RestorePoint;
import io.entrain.config.ConfigException;
import io.entrain.config.ExperimentConfig;
import io.entrain.digest.WeightDigest;
import io.entrain.shard.LearnedState;
import io.entrain.shard.RestorableState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * What a training run leaves on disk, learning curve and checkpoints, and what it does next. All ways to train share it, so that a run may
 * be begun by one and gone on with by another. For one thread at a time.
 */
public final class TrainingJournal implements AutoCloseable {
  private final TrainingListener listener;
  private final CheckpointStore store;
  private final LearningCurveFile curve;
  private final TrainingPlan plan;
  private final long start = System.nanoTime();

  private TrainingJournal(TrainingListener listener, CheckpointStore store, LearningCurveFile curve, TrainingPlan plan) {
    this.listener = listener;
    this.store = store;
    this.curve = curve;
    this.plan = plan;
  }

  /**
   * Begins a run, from a checkpoint if the options say so.
   *
   * @param state the whole network; what the checkpoint holds is put into it
   * @param listener is told of checkpoints and warned
   */
  public static TrainingJournal open(
      Path directory, ExperimentConfig config, TrainOptions options, int tasks, RestorableState state, TrainingListener listener) {
    CheckpointStore store = new CheckpointStore(directory, config.digest());
    int restored = restore(options, store, state, listener);
    double best = restored == 0 ? Double.NaN : store.best().map(Checkpoint::correlation).orElse(Double.NaN);
    TrainingPlan plan = new TrainingPlan(options, tasks, restored, Math.addExact(restored, options.loops()), best);
    return after(restored, directory, config, store, plan, listener);
  }

  /**
   * Goes on after a loop whose state others have restored.
   *
   * @param plan what comes next
   */
  public static TrainingJournal after(
      int restoredLoop, Path directory, ExperimentConfig config, CheckpointStore store, TrainingPlan plan, TrainingListener listener) {
    return new TrainingJournal(listener, store, LearningCurveFile.open(directory, restoredLoop, config.digest()), plan);
  }

  private static int restore(TrainOptions options, CheckpointStore store, RestorableState state, TrainingListener listener) {
    if (options.restoreFrom() == null) {
      warnOfEarlierRun(store, listener);
      return 0;
    }
    return restore(options.restoreFrom(), store, state, listener);
  }

  /** Says that training begins anew, if there are checkpoints from which it could go on. */
  public static void warnOfEarlierRun(CheckpointStore store, TrainingListener listener) {
    store.highestLoop()
        .ifPresent(
            loop -> listener.warn(
                "training starts anew; checkpoints of the earlier run (highest loop: %d) will give way to new ones. To go on from them,"
                    .formatted(loop)
                    + " restore from 'latest'"));
  }

  private static int restore(RestorePoint point, CheckpointStore store, RestorableState state, TrainingListener listener) {
    Checkpoint checkpoint = store.load(point, Content.EVERYTHING, state, listener::warn);
    long digest = WeightDigest.of(state);
    if (digest != checkpoint.weightsDigest()) {
      throw new ConfigException(
          "checkpoint of loop %d: its weights have digest %016x and were saved with %016x; restore from another one"
              .formatted(checkpoint.loop(), digest, checkpoint.weightsDigest()));
    }
    return checkpoint.loop();
  }

  /** What comes next. */
  public TrainingPlan plan() {
    return plan;
  }

  /** Notes a loop in the learning curve. */
  public void append(LoopSummary summary) {
    curve.append(summary);
  }

  /** Whether a checkpoint is to be saved after a loop. */
  public boolean checkpointDue(LoopSummary summary, boolean stopRequested) {
    return plan.checkpointDue(elapsed(), summary.correlation(), stopRequested);
  }

  /** Saves a checkpoint and the learning curve. {@code state} is not modified. */
  public void save(LoopSummary summary, LearnedState state) {
    saving();
    store.save(summary.loop(), state, summary.correlation(), summary.digest());
    markIfBest(new CheckpointId(summary.loop(), 0), summary);
    tellSaved(summary);
  }

  /** Notes that others write the parts of a checkpoint, which is to be published; more loops may be noted meanwhile. */
  public void saving() {
    plan.saving(elapsed());
  }

  /**
   * Makes a checkpoint of the loop of {@code summary} valid whose parts are all on disk, and saves the learning curve.
   *
   * @param note given the best correlation so far, notes that the run goes on from this checkpoint; those before it are deleted afterwards
   */
  public void publish(CheckpointId id, List<CheckpointPart> parts, LearnedFormat format, LoopSummary summary, DoubleConsumer note) {
    store.publish(id, parts, format, summary.correlation(), summary.digest(), () -> {
      markIfBest(id, summary);
      note.accept(plan.best());
    });
    tellSaved(summary);
  }

  private void markIfBest(CheckpointId id, LoopSummary summary) {
    if (plan.isBest(summary.correlation())) {
      store.markBest(id);
    }
    plan.saved(summary.correlation());
  }

  private void tellSaved(LoopSummary summary) {
    listener.checkpointSaved(summary.loop());
    curve.save();
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Override
  public void close() {
    curve.close();
  }
}

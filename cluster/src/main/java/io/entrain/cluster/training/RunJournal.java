package io.entrain.cluster.training;

import io.entrain.checkpoint.Checkpoint;
import io.entrain.checkpoint.CheckpointId;
import io.entrain.checkpoint.CheckpointPart;
import io.entrain.checkpoint.CheckpointStore;
import io.entrain.checkpoint.LearnedFormat;
import io.entrain.checkpoint.RestorePoint;
import io.entrain.cluster.protocol.Stage;
import io.entrain.cluster.run.RunCommand;
import io.entrain.cluster.run.RunState;
import io.entrain.config.ConfigException;
import io.entrain.config.ExperimentConfig;
import io.entrain.experiment.ExperimentDirectory;
import io.entrain.hdf5.DataFileException;
import io.entrain.initialisation.InitReport;
import io.entrain.initialisation.SharedInitialisation;
import io.entrain.plugin.PluginLoader;
import io.entrain.training.LoopSummary;
import io.entrain.training.TrainingJournal;
import io.entrain.training.TrainingListener;
import io.entrain.training.TrainingPlan;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A run on disk: where it stands, its learning curve, its checkpoints, and which of them the next attempt begins from. Waits for the disk.
 * For one thread.
 */
final class RunJournal implements AutoCloseable {
  private final Path directory;
  private final ExperimentConfig config;
  private final CheckpointStore store;
  private final RunRecord record;
  private final TrainingListener listener;
  private final SharedInitialisation initialisation;
  private final Deque<CheckpointId> candidates = new ArrayDeque<>();
  private Stage stage = Stage.TRAINING;
  private boolean refused;
  private TrainingJournal journal;
  /** The loop that was noted last, if no checkpoint of it is made and the shards still have it; else null. */
  private LoopSummary noted;
  /** The loop of which a checkpoint is being saved; null: none is. */
  private LoopSummary saving;
  private CheckpointId checkpoint;

  RunJournal(TrainingJob job, TrainingListener listener) {
    this.directory = job.directory();
    this.config = job.loaded().experiment();
    this.listener = listener;
    store = job.checkpoints();
    record = job.record().open(listener::warn);
    PluginLoader plugins = PluginLoader.ofSourcesIn(Optional.empty());
    initialisation = new SharedInitialisation(ExperimentDirectory.shared(directory, job.loaded(), plugins));
  }

  Path directory() {
    return directory;
  }

  RunRecord record() {
    return record;
  }

  /** Begins an attempt and gives its number. */
  long attempt() {
    closeCurve();
    noted = null;
    saving = null;
    long epoch = record.beginEpoch();
    stage = nextStage();
    if (stage == Stage.INITIAL_PASS) {
      candidates.clear();
    } else if (!refused) {
      candidates.clear();
      record.restorePoint().ifPresentOrElse(this::findCandidates, () -> TrainingJournal.warnOfEarlierRun(store, listener));
    }
    refused = false;
    return epoch;
  }

  /** What the attempt is for. */
  Stage stage() {
    return stage;
  }

  private Stage nextStage() {
    if (record.initTasks() == 0 || record.state().ended()) {
      return Stage.TRAINING;
    }
    initialisation.removeParts();
    if (initialisation.isComplete()) {
      return Stage.TRAINING;
    }
    initialisation.requirePossible();
    return Stage.INITIAL_PASS;
  }

  /** The checkpoint from which the attempt begins; null: anew. */
  CheckpointId restore() {
    return candidates.peek();
  }

  /**
   * The checkpoint of this attempt is damaged; the next attempt uses the one before it.
   *
   * @throws ConfigException if there is none
   */
  void refuse(String message) {
    CheckpointId damaged = candidates.remove();
    if (candidates.isEmpty() && !record.begunAnew()) {
      throw new ConfigException("checkpoint of loop %d: %s; there is no other to begin from".formatted(damaged.loop(), message));
    }
    refused = true;
    String instead = candidates.isEmpty() ? "the run begins anew" : "the one of loop " + restore().loop() + " is used";
    listener.warn("checkpoint of loop %d: %s; %s".formatted(damaged.loop(), message, instead));
  }

  /** Whether the weights with this digest are those of the checkpoint. */
  boolean digestIs(long digest) {
    if (restore() == null) {
      return true;
    }
    Optional<Checkpoint> saved = store.list().stream().filter(checkpoint -> checkpoint.loop() == restore().loop()).findFirst();
    return saved.isEmpty() || saved.get().weightsDigest() == digest;
  }

  /** The shards of an attempt at the initial pass are ready. */
  void beginInitialPass() {
    if (record.state() != RunState.RUNNING) {
      record.change(RunCommand.START, "");
    }
  }

  /** The shards of an attempt to train are ready. */
  void begin(int tasks) {
    int loop = restore() == null ? 0 : restore().loop();
    TrainingPlan plan = record.begin(loop, tasks, store.best().map(Checkpoint::correlation).orElse(Double.NaN));
    journal = TrainingJournal.after(loop, directory, config, store, plan, listener);
  }

  TrainingPlan plan() {
    return journal.plan();
  }

  /** Whether a loop is left to train; not known before the shards are ready. */
  boolean hasNext() {
    return journal == null || plan().hasNext(false);
  }

  /** Notes a loop, or the initial pass. */
  void note(LoopSummary summary) {
    if (stage == Stage.TRAINING) {
      journal.append(summary);
      record.completed(summary.loop());
    }
    noted = summary;
  }

  /** Whether the loop that was noted last is to be saved before anything else. */
  boolean saveDue(Wish wish) {
    return noted != null && (stage == Stage.INITIAL_PASS || wish != Wish.GO_ON || journal.checkpointDue(noted, false));
  }

  /** Whether a checkpoint is being saved. */
  boolean isSaving() {
    return saving != null;
  }

  /** Makes room for what is to be saved of the loop that was noted last, and names it. */
  CheckpointId beginCheckpoint() {
    saving = noted;
    noted = null;
    checkpoint = record.checkpointId(saving.loop());
    store.removeUnfinished(checkpoint.revision());
    if (journal != null) {
      journal.saving();
    }
    return checkpoint;
  }

  /** Makes the checkpoint that was being saved valid. */
  void publish(List<CheckpointPart> parts) {
    record.requireOwn();
    LearnedFormat format =
        new LearnedFormat(config.population().neurons(), config.numerics().state(), config.numerics().covariance());
    int loop = saving.loop();
    journal.publish(checkpoint, parts, format, saving, best -> record.saved(loop, best));
    saving = null;
  }

  /** Makes what all shards have measured in the initial pass valid: the directory is then initialised. */
  InitReport initialise(List<CheckpointPart> parts) {
    record.requireOwn();
    saving = null;
    return initialisation.complete(record.initTasks(), parts);
  }

  private void findCandidates(RestorePoint point) {
    store.candidates(point, listener::warn).stream().filter(id -> record.canBeginFrom(id.loop())).forEach(candidates::add);
    if (candidates.isEmpty() && !record.begunAnew()) {
      throw new ConfigException(directory + ": no checkpoint of this run is left to go on from");
    }
  }

  @Override
  public void close() {
    closeCurve();
    record.close();
  }

  /** What it lacks at its end is repeated from the last checkpoint. */
  private void closeCurve() {
    TrainingJournal open = journal;
    journal = null;
    if (open != null) {
      try {
        open.close();
      } catch (DataFileException e) {
        listener.warn(e.getMessage());
      }
    }
  }
}

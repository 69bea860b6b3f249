package io.entrain.cluster.training;

import io.entrain.checkpoint.CheckpointId;
import io.entrain.checkpoint.RestorePoint;
import io.entrain.cluster.run.EpochClaim;
import io.entrain.cluster.run.Holder;
import io.entrain.cluster.run.RunCommand;
import io.entrain.cluster.run.RunEntry;
import io.entrain.cluster.run.RunLock;
import io.entrain.cluster.run.RunLockedException;
import io.entrain.cluster.run.RunManifest;
import io.entrain.cluster.run.RunManifestStore;
import io.entrain.cluster.run.RunProgress;
import io.entrain.cluster.run.RunState;
import io.entrain.training.TrainingPlan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** A submitted run, on disk under a claim, so that another node can go on with it at any time. */
public final class RecordedRun implements RunRecord {
  private final Path directory;
  private final RunEntry entry;
  private final String node;
  private final Consumer<String> warnings;
  private final RunManifestStore store;
  private final Stillness stillness = new Stillness();
  private RunLock lock;
  /** Whether it is known how the run stands on disk. */
  private boolean loaded;
  private EpochClaim claim;
  private RunManifest manifest;

  /**
   * Touches nothing yet.
   *
   * @param directory data directory of the run
   * @param node name of this node, for others
   * @param warnings told, in one line each, what is not as it should be and can be lived with
   */
  public RecordedRun(Path directory, RunEntry entry, String node, Consumer<String> warnings) {
    this.directory = directory;
    this.entry = entry;
    this.node = node;
    this.warnings = warnings;
    store = new RunManifestStore(directory);
    manifest = entry.queued();
  }

  @Override
  public long beginEpoch() {
    Holder holder = Holder.here(node, Instant.now());
    if (lock == null) {
      takeLock(holder);
    }
    claim(holder);
    if (!loaded) {
      load();
    }
    return claim.number();
  }

  /** If someone else had a claim since the last one, what is known of the run is out of date. */
  private void claim(Holder holder) {
    long last = 0;
    if (claim != null) {
      claim.requireNewest();
      last = claim.number();
    }
    claim = null;
    claim = EpochClaim.next(directory, holder);
    loaded &= claim.number() == last + 1;
  }

  private void load() {
    RunManifest found = store.load(entry.id(), warnings).orElse(manifest);
    if (found.state().active()) {
      found = found.after(RunCommand.RECOVER, "its supervisor was lost", Instant.now());
      store.save(found, claim);
    }
    manifest = found;
    loaded = true;
  }

  /** A lock whose holder shows no life is passed over: what that one still writes does not count. */
  private void takeLock(Holder holder) {
    try {
      lock = RunLock.acquire(directory, holder, warnings);
      store.removeLeftovers();
    } catch (RunLockedException e) {
      if (!stillness.lasts(RunLock.pulse(directory), System.nanoTime())) {
        throw e;
      }
      warnings.accept(e.getMessage() + "; but that one shows no life any more, so its work is taken over");
    }
  }

  /** Where it stands. */
  public RunManifest manifest() {
    return manifest;
  }

  @Override
  public RunState state() {
    return manifest.state();
  }

  @Override
  public int initTasks() {
    return entry.request().options().initTasks();
  }

  @Override
  public Optional<RestorePoint> restorePoint() {
    return manifest.restorePoint();
  }

  @Override
  public TrainingPlan begin(int restoredLoop, int tasks, double bestBefore) {
    RunManifest next = manifest;
    if (!next.progress().hasBegun()) {
      next = next.with(next.progress().begun(restoredLoop, restoredLoop == 0 ? Double.NaN : bestBefore));
    }
    write(next.state() == RunState.RUNNING ? next : next.after(RunCommand.START, Instant.now()));
    return new TrainingPlan(
        manifest.epochOptions(restoredLoop, 1), tasks, restoredLoop, manifest.lastLoop(), manifest.progress().best());
  }

  @Override
  public boolean canBeginFrom(int loop) {
    RunProgress progress = manifest.progress();
    return !progress.hasBegun()
        || loop >= Math.max(1, progress.baseLoop()) && loop <= Math.max(progress.baseLoop(), progress.checkpointLoop());
  }

  @Override
  public boolean begunAnew() {
    return manifest.progress().baseLoop() == 0;
  }

  @Override
  public CheckpointId checkpointId(int loop) {
    return new CheckpointId(loop, claim.number());
  }

  @Override
  public Attempts attempts() {
    return new Attempts(manifest.progress().completedLoop(), manifest.recoveries().withoutProgress());
  }

  @Override
  public void completed(int loop) {
    manifest = manifest.with(manifest.progress().completed(loop));
  }

  @Override
  public void saved(int loop, double best) {
    write(manifest.with(manifest.progress().saved(loop, best)));
  }

  @Override
  public void change(RunCommand command, String why) {
    write(manifest.after(command, why, Instant.now()));
  }

  @Override
  public void requireOwn() {
    claim.requireNewest();
  }

  /** Nothing is changed of a run that somebody else may have. */
  private void write(RunManifest next) {
    if (!loaded || claim == null) {
      throw new UnclaimedRunException(entry.id().value());
    }
    store.save(next, claim);
    manifest = next;
  }

  @Override
  public void close() {
    if (lock != null) {
      lock.close();
    }
  }
}

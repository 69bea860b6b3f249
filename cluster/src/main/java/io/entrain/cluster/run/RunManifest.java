package io.entrain.cluster.run;

import io.entrain.checkpoint.RestorePoint;
import io.entrain.training.TrainOptions;
import java.time.Instant;
import java.util.Optional;

/**
 * All that a supervisor has to know of a run to go on with it where another has left it.
 *
 * @param id the run
 * @param submitKey under which it was submitted
 * @param options as submitted
 * @param state where it stands
 * @param progress how far it has come
 * @param recoveries how often it was recovered
 * @param reason why it failed, was paused by the supervisor, or is being recovered; empty: none
 * @param times when
 */
public record RunManifest(
    RunId id,
    SubmitKey submitKey,
    RunOptions options,
    RunState state,
    RunProgress progress,
    Recoveries recoveries,
    String reason,
    RunTimes times) {
  /** Of a run that has just been submitted. */
  public static RunManifest queued(RunId id, SubmitKey submitKey, RunOptions options, Instant submitted) {
    return new RunManifest(
        id, submitKey, options, RunState.QUEUED, RunProgress.NONE, Recoveries.NONE, "", RunTimes.submitted(submitted));
  }

  /**
   * The run after a command.
   *
   * @throws RunStateException if it is not allowed now
   */
  public RunManifest after(RunCommand command, Instant now) {
    return after(command, "", now);
  }

  /**
   * The run after a command that has a reason. A command that changes nothing leaves the reason as it was.
   *
   * @throws RunStateException if it is not allowed now
   */
  public RunManifest after(RunCommand command, String why, Instant now) {
    RunState next = state.require(command);
    if (next == state && command.byPeople()) {
      return this;
    }
    return new RunManifest(id, submitKey, options, next, progress, recoveriesAfter(command), why, times.entering(next, now));
  }

  /** The run, further on. Progress beyond all loops before makes its recoveries count anew. */
  public RunManifest with(RunProgress newProgress) {
    boolean further = newProgress.completedLoop() > progress.completedLoop();
    Recoveries counted = further ? recoveries.withProgress() : recoveries;
    return new RunManifest(id, submitKey, options, state, newProgress, counted, reason, times);
  }

  /**
   * Where the next epoch begins: at the newest checkpoint of this run; before there is one, where the run began, whatever checkpoints of
   * earlier runs lie in the directory. Empty: anew.
   */
  public Optional<RestorePoint> restorePoint() {
    if (progress.checkpointLoop() > 0) {
      return Optional.of(new RestorePoint.Latest());
    }
    if (!progress.hasBegun()) {
      return Optional.ofNullable(options.restoreFrom());
    }
    return progress.baseLoop() == 0 ? Optional.empty() : Optional.of(new RestorePoint.Loop(progress.baseLoop()));
  }

  /** The loop after which the run, which has begun, is complete. */
  public int lastLoop() {
    return Math.addExact(progress.baseLoop(), options.loops());
  }

  /**
   * Options for the plan of an epoch of this run, which has begun: as many loops as are left.
   *
   * @param restoredLoop loop of the checkpoint that the epoch has restored, 0: none
   */
  public TrainOptions epochOptions(int restoredLoop, int threads) {
    return options.forEpoch(Math.max(0, lastLoop() - restoredLoop), restorePoint().orElse(null), threads);
  }

  private Recoveries recoveriesAfter(RunCommand command) {
    return switch (command) {
      case RECOVER -> recoveries.oneMore();
      case RESUME -> recoveries.withProgress();
      default -> recoveries;
    };
  }
}

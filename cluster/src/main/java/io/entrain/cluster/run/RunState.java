package io.entrain.cluster.run;

import java.util.Locale;
import java.util.Optional;

/** Where a run stands. {@link RunTransitions} says what leads where. */
public enum RunState {
  /** Waits for its turn. */
  QUEUED,
  /** Trains. */
  RUNNING,
  /** Holds its turn and does nothing until it is resumed. */
  PAUSED,
  /** An epoch was lost; the next one has not begun. */
  RECOVERING,
  /** Saves its last checkpoint. */
  STOPPING,
  /** Has done all its loops. */
  COMPLETED,
  /** Was stopped, with a checkpoint; can be resumed. */
  STOPPED,
  /** Was given up by its user. */
  CANCELLED,
  /** Could not go on; the reason is known; can be resumed once that is cured. */
  FAILED;

  /** Whether it is over, unless someone resumes it. */
  public boolean ended() {
    return switch (this) {
      case COMPLETED, STOPPED, CANCELLED, FAILED -> true;
      case QUEUED, RUNNING, PAUSED, RECOVERING, STOPPING -> false;
    };
  }

  /** Whether it has the turn: one run of a cluster at a time. */
  public boolean active() {
    return !ended() && this != QUEUED;
  }

  /** Whether an epoch that is ready may train. */
  public boolean canTrain() {
    return this == RUNNING || after(RunCommand.START).isPresent();
  }

  /** What the command leads to; empty if it is not allowed now. */
  public Optional<RunState> after(RunCommand command) {
    return RunTransitions.after(this, command);
  }

  /**
   * As {@link #after}.
   *
   * @throws RunStateException if the command is not allowed now
   */
  public RunState require(RunCommand command) {
    return after(command).orElseThrow(() -> new RunStateException(this, command));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

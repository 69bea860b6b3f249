package io.entrain.cluster.run;

import java.time.Instant;

/**
 * A command that was accepted and is carried out in its own time; whoever sent it can ask by its id what has become of it.
 *
 * @param id names it
 * @param kind what was asked for
 * @param run of which run
 * @param state whether it is done
 * @param detail what has come of it, or why it failed; empty while pending
 * @param began when it was accepted
 * @param ended when it was done or failed; null while pending
 */
public record Operation(String id, OperationKind kind, RunId run, State state, String detail, Instant began, Instant ended) {
  /** How far it is. */
  public enum State {
    PENDING, DONE, FAILED
  }

  static Operation pending(String id, OperationKind kind, RunId run, Instant now) {
    return new Operation(id, kind, run, State.PENDING, "", now, null);
  }

  Operation ending(State end, String result, Instant now) {
    return new Operation(id, kind, run, end, result, began, now);
  }
}

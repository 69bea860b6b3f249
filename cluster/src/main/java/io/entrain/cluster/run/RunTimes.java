package io.entrain.cluster.run;

import java.time.Instant;

/**
 * When what happened to a run, by the clocks of the nodes; for people, nothing is decided by it.
 *
 * @param submitted when it was submitted
 * @param started when it began to train for the first time; null: not yet
 * @param changed when its state changed last
 * @param ended when it ended; null: not yet
 */
public record RunTimes(Instant submitted, Instant started, Instant changed, Instant ended) {
  static RunTimes submitted(Instant now) {
    return new RunTimes(now, null, now, null);
  }

  RunTimes entering(RunState state, Instant now) {
    Instant firstStart = started == null && state == RunState.RUNNING ? now : started;
    return new RunTimes(submitted, firstStart, now, state.ended() ? now : null);
  }
}

package io.entrain.cluster.run;

import java.util.Locale;

/** What can happen to a run: what people ask for, and what the supervisor finds. */
public enum RunCommand {
  /** An epoch begins to train. */
  START(false),
  /** Hold after the loop that runs. */
  PAUSE(true),
  /** Go on after a pause; or queue again what was stopped or has failed. */
  RESUME(true),
  /** Save a checkpoint and end. */
  STOP(true),
  /** End at once, without a checkpoint. */
  CANCEL(true),
  /** Something happened that trying again would not cure. */
  FAIL(false),
  /** The epoch, or the supervisor itself, was lost. */
  RECOVER(false),
  /** What the state is about is done: all loops, or the checkpoint of a stop. */
  COMPLETE(false);

  private final boolean byPeople;

  RunCommand(boolean byPeople) {
    this.byPeople = byPeople;
  }

  /** Whether people can ask for it. */
  public boolean byPeople() {
    return byPeople;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.entrain.cluster.training;

/** A run is to be changed that this process has not been able to claim so far. */
public final class UnclaimedRunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnclaimedRunException(String run) {
    super(
        "run " + run + ": it could not be claimed so far, since its directory cannot be used or somebody else is at work on it;"
            + " try again later");
  }
}

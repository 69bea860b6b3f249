package io.entrain.cluster.run;

/** Another supervisor on this machine is at work in the data directory. The message says who, and is shown to the user as it is. */
public final class RunLockedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RunLockedException(String message) {
    super(message);
  }
}

package io.entrain.cluster.run;

/** An operation cannot be accepted. The message is shown to the user as it is. */
public final class OperationConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OperationConflictException(String message) {
    super(message);
  }
}

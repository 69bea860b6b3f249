package io.entrain.client;

/** What was asked of a cluster was not done; the message says why, and is shown as it is. */
public final class ControlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** Whose fault it is. */
  public enum Kind {
    /** No node has an answer. */
    UNREACHABLE,
    /** The token is missing, or is not that of the cluster. */
    NOT_AUTHORISED,
    /** There is no such thing, or it is not in the state for that. */
    REFUSED,
    /** What was asked is wrong in itself. */
    BAD_INPUT,
    /** The command was interrupted. */
    INTERRUPTED
  }

  public ControlException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}

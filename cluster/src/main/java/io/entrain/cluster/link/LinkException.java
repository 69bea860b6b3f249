package io.entrain.cluster.link;

/** A link that cannot be opened or can no longer be used, and with it the epoch. The message names peer and place. */
public final class LinkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What a caller may want to tell apart. */
  public enum Kind {
    /** The peer closed or reset the connection: its process is gone, or its epoch has ended. */
    LOST,
    /** The peer was silent for too long: it stands still, or the network is cut. */
    TIMED_OUT,
    /** The peer sent what no sound peer sends. */
    PROTOCOL,
    /** The peer, or this node, refused the link: token, certificate, run, epoch or node do not fit. */
    REFUSED,
    /** This node closed its links, or the waiting thread was interrupted. */
    CLOSED
  }

  private final Kind kind;
  private final int peer;

  LinkException(Kind kind, int peer, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.peer = peer;
  }

  LinkException(Kind kind, int peer, String message) {
    this(kind, peer, message, null);
  }

  public Kind kind() {
    return kind;
  }

  /** Number of the node at the other end; -1 when no one node is to blame. */
  public int peer() {
    return peer;
  }
}

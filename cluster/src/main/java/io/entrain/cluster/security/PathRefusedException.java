package io.entrain.cluster.security;

/** A path leads, or may lead, out of the folders that a cluster may use. The message says which path, why, and which folders. */
public final class PathRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PathRefusedException(String message) {
    super(message);
  }
}

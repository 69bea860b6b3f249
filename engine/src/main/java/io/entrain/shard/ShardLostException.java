package io.entrain.shard;

/** A trial cannot be finished because another shard of the network is gone. What was learned since the last checkpoint is lost with it. */
public final class ShardLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ShardLostException(String message) {
    super(message);
  }

  public ShardLostException(String message, Throwable cause) {
    super(message, cause);
  }
}

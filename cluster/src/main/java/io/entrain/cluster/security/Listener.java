package io.entrain.cluster.security;

/**
 * An address on which a node listens.
 *
 * @param key the setting it comes from, for messages
 * @param host name or literal address
 */
public record Listener(String key, String host) {
  /** As in a message. */
  @Override
  public String toString() {
    return key + " = " + Printable.of(host);
  }
}

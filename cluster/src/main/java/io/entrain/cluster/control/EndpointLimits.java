package io.entrain.cluster.control;

import java.time.Duration;

/**
 * How much clients may ask of a door.
 *
 * @param answer how long the scheduler may take
 * @param head how long a client may take to send the head of its first request, TLS included
 * @param body how long a client may take to send a body
 * @param idle after which a connection that carries nothing is closed
 * @param heartbeat after which a stream without events carries a comment
 * @param bodyBytes longest body
 * @param connections at the same time
 * @param streams of server-sent events at the same time
 */
public record EndpointLimits(
    Duration answer,
    Duration head,
    Duration body,
    Duration idle,
    Duration heartbeat,
    int bodyBytes,
    int connections,
    int streams) {
  /** For nodes. */
  public static final EndpointLimits DEFAULT =
      new EndpointLimits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          Duration.ofSeconds(15),
          64 << 10,
          256,
          64);

  /** How long a client may have its question wait for something to happen; what the door itself uses for streams. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
}

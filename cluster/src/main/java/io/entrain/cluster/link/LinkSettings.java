package io.entrain.cluster.link;

import java.time.Duration;

/**
 * How long a node waits, and for how many.
 *
 * @param spin how long a computing thread looks for frames in a tight loop before it sleeps until one comes: answers come sooner, at the
 *     price of a core; zero on machines that have more threads at work than cores
 * @param silence how long a peer may owe a frame before the epoch is given up
 * @param opening how long opening all links of an epoch may take
 * @param handshake how long one connection may take to prove who it is
 * @param strangers connections that may be proving that at once; one more, and the oldest is dropped
 */
public record LinkSettings(Duration spin, Duration silence, Duration opening, Duration handshake, int strangers) {
  /** For nodes with a core for each computing thread. */
  public static final LinkSettings DEFAULT =
      new LinkSettings(Duration.ofNanos(50_000), Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(5), 32);

  public LinkSettings {
    if (spin.isNegative() || !silence.isPositive() || !opening.isPositive() || !handshake.isPositive() || strangers < 1) {
      throw new IllegalArgumentException("times and numbers of links must be positive, and spin may be 0");
    }
  }

  public LinkSettings withSpin(Duration value) {
    return new LinkSettings(value, silence, opening, handshake, strangers);
  }

  public LinkSettings withSilence(Duration value) {
    return new LinkSettings(spin, value, opening, handshake, strangers);
  }

  public LinkSettings withOpening(Duration value) {
    return new LinkSettings(spin, silence, value, handshake, strangers);
  }

  public LinkSettings withHandshake(Duration value) {
    return new LinkSettings(spin, silence, opening, value, strangers);
  }

  public LinkSettings withStrangers(int value) {
    return new LinkSettings(spin, silence, opening, handshake, value);
  }
}

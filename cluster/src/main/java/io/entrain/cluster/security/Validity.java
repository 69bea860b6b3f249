package io.entrain.cluster.security;

import io.entrain.config.ConfigException;
import java.time.Duration;
import java.time.Instant;

/**
 * From when on and how long a certificate is valid.
 *
 * @param backdated how long before now it begins, so that a machine whose clock is a little behind accepts it
 * @param days how long it lasts from there
 */
public record Validity(Duration backdated, int days) {
  private static final int MOST_DAYS = 36_500;
  private static final Duration CLOCK_DIFFERENCE = Duration.ofHours(1);

  /** Ten years, for an authority. */
  public static final Validity AUTHORITY = ofDays(3650);
  /** One year, for a node. */
  public static final Validity NODE = ofDays(365);

  /** Checks the number of days. */
  public Validity {
    if (days < 1 || days > MOST_DAYS) {
      throw new ConfigException("days = " + days + ": must be from 1 to " + MOST_DAYS);
    }
  }

  /**
   * Valid from an hour ago.
   *
   * @throws ConfigException if {@code days} is not from 1 to 36500
   */
  public static Validity ofDays(int days) {
    return new Validity(CLOCK_DIFFERENCE, days);
  }

  Instant end(Instant now) {
    return now.minus(backdated).plus(Duration.ofDays(days));
  }
}

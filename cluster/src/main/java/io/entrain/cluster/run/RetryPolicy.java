package io.entrain.cluster.run;

import io.entrain.config.ConfigException;
import java.time.Duration;

/**
 * How losses are answered.
 *
 * @param first wait before the first retry
 * @param factor by which each wait is longer than the one before
 * @param longest wait that is never exceeded
 * @param resetAfter time without a failure after which the wait is the first one again
 * @param jitter by which part of itself a wait may be shorter or longer, so that many do not come at once
 * @param failures how many failures in a row are endured without progress; one more ends the run
 */
public record RetryPolicy(Duration first, double factor, Duration longest, Duration resetAfter, double jitter, int failures) {
  /** 10 s, twice as long each time, at most 2 min, anew after 10 min; ten failures. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(Duration.ofSeconds(10), 2, Duration.ofMinutes(2), Duration.ofMinutes(10), 0.1, 10);

  /**
   * @throws ConfigException if one of them is out of range
   */
  public RetryPolicy {
    if (first.isNegative() || longest.compareTo(first) < 0 || resetAfter.isNegative()) {
      throw new ConfigException("retry waits = " + first + " to " + longest + ", anew after " + resetAfter + ": must be ascending");
    }
    if (!(factor >= 1 && factor <= 100) || !(jitter >= 0 && jitter < 1) || failures < 0) {
      throw new ConfigException(
          "retry factor = %s, jitter = %s, failures = %s: must be 1 to 100, 0 to below 1, and at least 0"
              .formatted(factor, jitter, failures));
    }
  }

  /** The wait after this many failures in a row, from 1; {@code noise} between -1 and 1. */
  Duration wait(int failure, double noise) {
    double limit = longest.toNanos();
    double base = Math.min(limit, first.toNanos() * StrictMath.pow(factor, failure - 1.0));
    return Duration.ofNanos(Math.round(Math.min(limit, base * (1 + jitter * noise))));
  }
}

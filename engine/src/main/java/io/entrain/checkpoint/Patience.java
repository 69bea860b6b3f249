package io.entrain.checkpoint;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** How long a file is waited for that must be there and is not seen yet, as happens on file systems that cache names (NFS). */
public final class Patience {
  /** Of one process in a directory of its own: what is not there is missing. */
  public static final Patience NONE = of(Duration.ZERO);

  /** Of several machines in one directory. */
  public static final Patience SHARED = of(Duration.ofSeconds(10));

  private static final long PAUSE_NANOS = 200_000_000;

  private final long limitNanos;
  private final LongSupplier clock;
  private final LongConsumer pause;

  /** {@code clock}: nanoseconds; {@code pause} waits for as many, or for fewer. */
  Patience(Duration limit, LongSupplier clock, LongConsumer pause) {
    limitNanos = limit.toNanos();
    this.clock = clock;
    this.pause = pause;
  }

  static Patience of(Duration limit) {
    return new Patience(limit, System::nanoTime, LockSupport::parkNanos);
  }

  /** Waits until a condition holds; gives whether it does. Ends early if the thread is interrupted, which it then still is. */
  public boolean until(BooleanSupplier condition) {
    long start = clock.getAsLong();
    while (!condition.getAsBoolean()) {
      long left = limitNanos - (clock.getAsLong() - start);
      if (left <= 0 || Thread.currentThread().isInterrupted()) {
        return false;
      }
      pause.accept(Math.min(left, PAUSE_NANOS));
    }
    return true;
  }
}

package io.entrain.cluster.node;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Finds out whether this process was not run for a while: stopped by a signal, by the machine's host, or by a garbage collection. What the
 * cluster thinks of the node may then have changed without the node's knowing. For one thread.
 */
final class StallWatch {
  private static final Duration TICK = Duration.ofMillis(250);

  private final LongSupplier clock;
  private final Duration bound;
  private long last;

  /** With a steady clock, in nanoseconds; what is shorter than {@code bound} is passed over. */
  StallWatch(LongSupplier clock, Duration bound) {
    this.clock = clock;
    this.bound = bound;
    last = clock.getAsLong();
  }

  /** Watches from now on, in a thread of its own that ends with the process; tells how long each stall was. */
  static void begin(Duration bound, Consumer<Duration> stalled) {
    StallWatch watch = new StallWatch(System::nanoTime, bound);
    var _ =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("entrain-stall-watch").factory())
            .scheduleWithFixedDelay(() -> watch.look(stalled), TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Tells of a stall since the last look, if there was one. */
  void look(Consumer<Duration> stalled) {
    long now = clock.getAsLong();
    Duration since = Duration.ofNanos(now - last);
    last = now;
    if (since.compareTo(bound) >= 0) {
      stalled.accept(since);
    }
  }
}

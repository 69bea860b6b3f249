package io.entrain.failure;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.LockSupport;

/** Time that has to pass, in which a test needs no processor: another test may begin meanwhile. */
record Idle(Instant end) implements ForkJoinPool.ManagedBlocker {
  static void until(Instant end) {
    try {
      ForkJoinPool.managedBlock(new Idle(end));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean block() throws InterruptedException {
    LockSupport.parkNanos(Duration.between(Instant.now(), end).toNanos());
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return isReleasable();
  }

  @Override
  public boolean isReleasable() {
    return !Instant.now().isBefore(end);
  }
}

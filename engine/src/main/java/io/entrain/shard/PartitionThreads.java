package io.entrain.shard;

import java.util.function.IntConsumer;

/** Threads for partitions that nobody else runs. */
final class PartitionThreads {
  private PartitionThreads() {}

  /**
   * Runs {@code work} for {@code count} parties from {@code first} on, the first by the calling thread, and returns when all are through;
   * throws what broke up the lockstep.
   */
  static void run(int first, int count, Lockstep lockstep, IntConsumer work) {
    Thread[] others = new Thread[count - 1];
    for (int i = 0; i < others.length; i++) {
      int party = first + 1 + i;
      others[i] = Thread.ofPlatform().name("entrain-partition-" + party).daemon().start(() -> runGuarded(lockstep, work, party));
    }
    runGuarded(lockstep, work, first);
    join(others);
    switch (lockstep.failure()) {
      case null -> {}
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      case Throwable other -> throw new IllegalStateException(other);
    }
  }

  private static void runGuarded(Lockstep lockstep, IntConsumer work, int party) {
    try {
      work.accept(party);
    } catch (RuntimeException | Error thrown) {
      lockstep.breakUp(thrown);
    }
  }

  private static void join(Thread[] threads) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

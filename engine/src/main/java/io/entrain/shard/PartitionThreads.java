package io.entrain.shard;

import java.util.function.IntConsumer;

/** The threads of a process whose partitions are not run by anybody else. */
final class PartitionThreads {
  private PartitionThreads() {}

  /** Runs {@code work} for all parties, a thread each, and returns when all are through; throws what the first failing thread threw. */
  static void run(int parties, Lockstep lockstep, IntConsumer work) {
    Thread[] others = new Thread[parties - 1];
    for (int party = 1; party < parties; party++) {
      int number = party;
      others[party - 1] =
          Thread.ofPlatform().name("entrain-partition-" + party).daemon().start(() -> runGuarded(lockstep, work, number));
    }
    runGuarded(lockstep, work, 0);
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

package io.entrain.shard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Threads for partitions that nobody else runs. */
final class PartitionThreads {
  private PartitionThreads() {}

  /**
   * Runs {@code work} for {@code count} parties from {@code first} on, the first by the calling thread, and returns when all are through;
   * throws what broke up the lockstep.
   */
  static void run(int first, int count, Lockstep lockstep, IntConsumer work) {
    List<Thread> others = new ArrayList<>();
    try {
      for (int party = first + 1; party < first + count; party++) {
        others.add(start(lockstep, work, party));
      }
      runGuarded(lockstep, work, first);
    } catch (OutOfMemoryError noThread) {
      lockstep.breakUp(noThread);
    }
    join(others);
    switch (lockstep.failure()) {
      case null -> {}
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      case Throwable other -> throw new IllegalStateException(other);
    }
  }

  private static Thread start(Lockstep lockstep, IntConsumer work, int party) {
    return Thread.ofPlatform().name("entrain-partition-" + party).daemon().start(() -> runGuarded(lockstep, work, party));
  }

  private static void runGuarded(Lockstep lockstep, IntConsumer work, int party) {
    try {
      work.accept(party);
    } catch (RuntimeException | Error thrown) {
      lockstep.breakUp(thrown);
    }
  }

  private static void join(List<Thread> threads) {
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

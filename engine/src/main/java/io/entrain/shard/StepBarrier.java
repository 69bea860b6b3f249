package io.entrain.shard;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where the threads of a shard wait for each other in every step. A waiting thread spins for a moment, then yields, so that neither a round
 * costs much nor does a busy machine starve. Broken by the first thread that fails; the others then leave it too.
 */
final class StepBarrier {
  private static final VarHandle ROUNDS = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int LINE = 16;
  private static final int SPINS = 400;

  private final int parties;
  private final long[] rounds;
  private final AtomicReference<Throwable> cause = new AtomicReference<>();

  StepBarrier(int parties) {
    this.parties = parties;
    rounds = new long[(parties + 2) * LINE];
  }

  /**
   * Arrives in a round and waits for all others.
   *
   * @param party number of the caller, from 0
   * @param round number of the round, ascending by one
   * @return false if the barrier is broken
   */
  boolean await(int party, long round) {
    ROUNDS.setRelease(rounds, (party + 1) * LINE, round);
    for (int other = 0; other < parties; other++) {
      int spins = 0;
      while ((long) ROUNDS.getAcquire(rounds, (other + 1) * LINE) < round) {
        if (cause.get() != null) {
          return false;
        }
        if (++spins < SPINS) {
          Thread.onSpinWait();
        } else {
          Thread.yield();
        }
      }
    }
    return cause.get() == null;
  }

  /** Breaks the barrier for good; the first cause is kept. */
  void breakUp(Throwable thrown) {
    cause.compareAndSet(null, thrown);
  }

  /** Why it is broken, null: it is not. */
  Throwable cause() {
    return cause.get();
  }
}

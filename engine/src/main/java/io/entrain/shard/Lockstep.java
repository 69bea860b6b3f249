package io.entrain.shard;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Runs the partitions of a shard through a trial, a thread each: all move by a step, then all take in the spikes of that step. */
final class Lockstep {
  private final List<? extends Partition> partitions;
  private final int steps;
  private final StepBarrier barrier;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  Lockstep(List<? extends Partition> partitions, int steps) {
    this.partitions = partitions;
    this.steps = steps;
    barrier = new StepBarrier(partitions.size());
  }

  /** Returns when all are through, or throws what the first failing thread threw. */
  void run(Phase phase, TrialInputs inputs, TrialObserver observer) {
    Thread[] others = new Thread[partitions.size() - 1];
    for (int party = 1; party <= others.length; party++) {
      int number = party;
      others[party - 1] =
          Thread.ofPlatform()
              .name("entrain-partition-" + party)
              .daemon()
              .start(() -> runGuarded(number, phase, inputs, observer));
    }
    runGuarded(0, phase, inputs, observer);
    join(others);
    switch (failure.get()) {
      case null -> {}
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      case Throwable other -> throw new IllegalStateException(other);
    }
  }

  private void runGuarded(int party, Phase phase, TrialInputs inputs, TrialObserver observer) {
    try {
      run(party, phase, inputs, observer);
    } catch (RuntimeException | Error thrown) {
      failure.compareAndSet(null, thrown);
      barrier.breakUp();
    }
  }

  private void run(int party, Phase phase, TrialInputs inputs, TrialObserver observer) {
    Partition own = partitions.get(party);
    own.begin(phase, inputs, observer.observe(own.range()));
    long round = 0;
    if (!barrier.await(party, ++round)) {
      return;
    }
    for (int step = 1; step <= steps; step++) {
      own.step(step);
      if (!barrier.await(party, ++round)) {
        return;
      }
      for (int other = 0; other < partitions.size(); other++) {
        own.deliver(step, partitions.get(other).spikes(step));
      }
    }
    own.end();
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

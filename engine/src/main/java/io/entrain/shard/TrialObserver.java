package io.entrain.shard;

import io.entrain.network.NeuronRange;

/** Watches trials. Makes one observer for each range of neurons that a thread works on, so that none is shared by threads. */
@FunctionalInterface
public interface TrialObserver {
  TrialObserver NONE = range -> new RangeObserver() {};

  RangeObserver observe(NeuronRange range);

  /** Watches one range during one trial, on the thread that works on it. */
  interface RangeObserver {
    /** In every step, after the potentials have moved and before the reset. */
    default void stepped(int step, RangeView view) {}

    /** Whether {@link #learned} is wanted. */
    default boolean wantsErrors() {
      return false;
    }

    /** After an update of the weights: the error of every neuron of the range before it, NaN where none was trained. */
    default void learned(int step, int row, double[] errors) {}

    /** After the last step. */
    default void ended(RangeView view) {}

    /** This observer and another one. */
    default RangeObserver and(RangeObserver other) {
      return new RangeObserverPair(this, other);
    }
  }
}

package io.entrain.shard;

import io.entrain.shard.TrialObserver.RangeObserver;

/** Two observers of one range. */
record RangeObserverPair(RangeObserver first, RangeObserver second) implements RangeObserver {
  @Override
  public void stepped(int step, RangeView view) {
    first.stepped(step, view);
    second.stepped(step, view);
  }

  @Override
  public boolean wantsErrors() {
    return first.wantsErrors() || second.wantsErrors();
  }

  @Override
  public void learned(int step, int row, double[] errors) {
    first.learned(step, row, errors);
    second.learned(step, row, errors);
  }

  @Override
  public void ended(RangeView view) {
    first.ended(view);
    second.ended(view);
  }
}

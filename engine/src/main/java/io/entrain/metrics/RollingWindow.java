package io.entrain.metrics;

import io.entrain.config.TimeConfig;

/**
 * Which rows of a target a sample of the current is averaged into. With tau the steps since stim_off, the first is 1-based row
 * {@code floor((tau - wid) / learn) + 1}, and there are {@code rint(2 wid / learn)} of them, cut at both ends; where 2 wid is a multiple of
 * learn, row n so takes the samples with {@code n learn - wid <= tau < n learn + wid}.
 *
 * @param stimOff steps before the training period
 * @param learnEvery steps from row to row
 * @param halfWidth steps
 * @param samplePeriod steps from sample to sample
 * @param rows rows of the target
 */
public record RollingWindow(int stimOff, int learnEvery, int halfWidth, int samplePeriod, int rows) {
  public static RollingWindow of(TimeConfig time) {
    return new RollingWindow(time.stimOff(), time.learnEvery(), time.halfWindow(), time.samplePeriod(), time.targetRows());
  }

  /** Whether the current is sampled in this step. */
  public boolean samples(int step) {
    return step > stimOff && step % samplePeriod == 0;
  }

  /** First row, 0-based, that the sample of this step belongs to. */
  public int firstRow(int step) {
    return Math.max(firstUncut(step), 1) - 1;
  }

  /** Last row, 0-based and included; smaller than {@link #firstRow} if the sample belongs to none. */
  public int lastRow(int step) {
    int increment = (int) Math.rint(2.0 * halfWidth / learnEvery - 1);
    return Math.min(firstUncut(step) + increment, rows) - 1;
  }

  private int firstUncut(int step) {
    return Math.floorDiv(step - stimOff - halfWidth, learnEvery) + 1;
  }
}

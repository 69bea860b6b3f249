package io.entrain.plot;

import io.entrain.metrics.TestResults;
import java.util.Arrays;

/** Time after the end of the stimulus, in seconds, or in milliseconds for trials shorter than a second. */
record TimeAxis(NiceScale scale, double msPerUnit, String unit) {
  private static final int MOST_TICKS = 4;
  private static final double MS_PER_SECOND = 1000;

  /** The training period of a trial. */
  static TimeAxis ofTraining(TestResults results) {
    return of(0, trainedMs(results));
  }

  /** A whole trial, the time before the end of the stimulus being negative. */
  static TimeAxis ofTrial(TestResults results) {
    return of(-results.stimOffMs(), trainedMs(results));
  }

  String label() {
    return "time after end of stimulus (" + unit + ")";
  }

  double[] fromMs(double[] ms) {
    return Arrays.stream(ms).map(time -> time / msPerUnit).toArray();
  }

  private static TimeAxis of(double firstMs, double lastMs) {
    boolean inSeconds = lastMs - firstMs >= MS_PER_SECOND;
    double msPerUnit = inSeconds ? MS_PER_SECOND : 1;
    return new TimeAxis(NiceScale.exactly(firstMs / msPerUnit, lastMs / msPerUnit, MOST_TICKS), msPerUnit, inSeconds ? "s" : "ms");
  }

  private static double trainedMs(TestResults results) {
    return results.steps() * results.dtMs() - results.stimOffMs();
  }
}

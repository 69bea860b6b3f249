package io.entrain.cli;

import io.entrain.training.Progress;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows a bar with the time left on a terminal, one bar a phase of the work; elsewhere nothing. */
final class ProgressDisplay implements Progress, AutoCloseable {
  private final boolean interactive;
  private ProgressBar bar;
  private String phase = "";

  /** {@code interactive}: whether standard error is a terminal. */
  ProgressDisplay(boolean interactive) {
    this.interactive = interactive;
  }

  static ProgressDisplay create() {
    return new ProgressDisplay(Terminal.interactive());
  }

  @Override
  public synchronized void advanced(String phase, long done, long total) {
    if (!interactive) {
      return;
    }
    if (!phase.equals(this.phase)) {
      close();
      bar = bar(phase, total);
      this.phase = phase;
    }
    bar.stepTo(done);
  }

  /** Removes the bar, prints a line, and lets the bar come back. */
  synchronized void line(PrintWriter out, String text) {
    if (bar != null) {
      long done = bar.getCurrent();
      long total = bar.getMax();
      bar.close();
      out.println(text);
      bar = bar(phase, total);
      bar.stepTo(done);
    } else {
      out.println(text);
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
      phase = "";
    }
  }

  private static ProgressBar bar(String phase, long total) {
    return new ProgressBarBuilder()
        .setTaskName(phase)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(200)
        .clearDisplayOnFinish()
        .build();
  }
}

package io.entrain.cli;

import io.entrain.experiment.Progress;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows a bar with the time left on a terminal, one bar a phase of the work; elsewhere nothing. The library only lays out the bar: left to
 * draw it itself it would ask JLine for a terminal, which takes the handlers of Ctrl-C away.
 */
final class ProgressDisplay implements Progress, AutoCloseable {
  private static final int WIDTH = 79;
  private static final int UPDATE_MS = 200;

  private final Screen screen;
  private ProgressBar bar;
  private String phase = "";

  ProgressDisplay(Screen screen) {
    this.screen = screen;
  }

  @Override
  public synchronized void advanced(String phase, long done, long total) {
    if (!screen.interactive()) {
      return;
    }
    if (!phase.equals(this.phase)) {
      close();
      bar = bar(phase, total);
      this.phase = phase;
    }
    if (done > bar.getCurrent()) {
      bar.stepTo(done);
    }
  }

  /** Removes the bar. */
  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
      phase = "";
      screen.drawBar("");
    }
  }

  private ProgressBar bar(String phase, long total) {
    return new ProgressBarBuilder()
        .setTaskName(phase)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(UPDATE_MS)
        .setConsumer(new DelegatingProgressBarConsumer(screen::drawBar, WIDTH))
        .build();
  }
}

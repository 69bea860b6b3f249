package io.entrain.cli;

import io.entrain.training.Progress;
import java.util.Locale;

/** Prints a line when a trial is done, for those who watch no bar. */
final class TrialLog implements Progress {
  private final Screen screen;
  private final long start = System.nanoTime();

  TrialLog(Screen screen) {
    this.screen = screen;
  }

  @Override
  public void advanced(String phase, long done, long total) {
    double seconds = (System.nanoTime() - start) * 1e-9;
    screen.line(String.format(Locale.ROOT, "trial %d of %d: done after %.2f s", done, total, seconds));
  }
}

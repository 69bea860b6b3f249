package io.entrain.cli;

import io.entrain.training.TrainingListener;
import java.util.Locale;

/** Shows a test as it goes: a line a trial for those who watch no bar, and warnings. */
record TestConsole(Screen screen) implements TrainingListener {
  @Override
  public void trialCompleted(int trial, int task, double seconds) {
    if (!screen.interactive()) {
      screen.line(String.format(Locale.ROOT, "trial #%d, task #%d: %.2f sec", trial + 1, task + 1, seconds));
    }
  }

  @Override
  public void warn(String message) {
    screen.notice(message);
  }
}

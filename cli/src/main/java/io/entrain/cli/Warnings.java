package io.entrain.cli;

import io.entrain.training.TrainingListener;

/** Passes warnings on to the user, and nothing else. */
record Warnings(Screen screen) implements TrainingListener {
  @Override
  public void warn(String message) {
    screen.notice(message);
  }
}

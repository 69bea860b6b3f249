package io.entrain.cli;

import io.entrain.Entrain;
import io.entrain.initialisation.InitOptions;
import io.entrain.initialisation.InitReport;

/** Initialises before the user's eyes. */
final class InitRun {
  private InitRun() {}

  static void run(Entrain experiment, InitOptions options, Screen screen) {
    InitReport report;
    try (ProgressDisplay progress = new ProgressDisplay(screen)) {
      report = experiment.init(options, progress);
    }
    Summary.print(report, screen);
  }
}

package io.entrain.cli;

import io.entrain.Entrain;
import io.entrain.cluster.run.RunLock;
import io.entrain.initialisation.InitOptions;
import io.entrain.initialisation.InitReport;

/** Initialises before the user's eyes; meanwhile nobody else initialises the directory or trains in it. */
final class InitRun {
  private InitRun() {}

  static void run(Entrain experiment, InitOptions options, Screen screen) {
    InitReport report;
    try (RunLock _ = RunLock.forCommand(experiment.directory(), screen::notice);
        ProgressDisplay progress = new ProgressDisplay(screen)) {
      report = experiment.init(options, progress);
    }
    Summary.print(report, screen);
  }
}

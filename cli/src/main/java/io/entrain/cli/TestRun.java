package io.entrain.cli;

import io.entrain.Entrain;
import io.entrain.metrics.TestResults;
import io.entrain.training.TestOptions;

/** Tests before the user's eyes. */
final class TestRun {
  private TestRun() {}

  static TestResults results(Entrain experiment, TestOptions options, Screen screen) {
    TestResults results;
    try (ProgressDisplay progress = new ProgressDisplay(screen)) {
      results = experiment.test(options, progress, new TestConsole(screen));
    }
    Summary.print(results, screen);
    return results;
  }
}

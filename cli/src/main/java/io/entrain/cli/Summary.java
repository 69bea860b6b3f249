package io.entrain.cli;

import io.entrain.initialisation.InitReport;
import io.entrain.metrics.TestResults;
import java.util.Arrays;
import java.util.Locale;

/** Says in lines what a command found. */
final class Summary {
  private Summary() {}

  static void print(InitReport report, Screen screen) {
    screen.line(String.format(Locale.ROOT, "mean excitatory firing rate: %.2f Hz", report.excitatoryRateHz()));
    screen.line(String.format(Locale.ROOT, "mean inhibitory firing rate: %.2f Hz", report.inhibitoryRateHz()));
    report.remarks().forEach(remark -> screen.line("note: " + remark));
  }

  static void print(TestResults results, Screen screen) {
    for (int task = 0; task < results.tasks(); task++) {
      double rate = Arrays.stream(results.meanRateHz()[task]).average().orElse(Double.NaN);
      String trials = results.trials() == 1 ? "1 trial" : results.trials() + " trials";
      String network = results.checkpointLoop() == 0 ? "untrained network" : "network of loop " + results.checkpointLoop();
      screen.line(String.format(Locale.ROOT, "task #%d: %s of the %s, mean firing rate %.2f Hz", task + 1, trials, network, rate));
    }
  }
}

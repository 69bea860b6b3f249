package io.entrain.plot;

import io.entrain.metrics.TestResults;
import java.util.ArrayList;
import java.util.List;

/** Synaptic current of each neuron in test trials, against its target: median and interquartile range over trials, and the first trial. */
final class SynapticInputFigure {
  private static final int MOST_TICKS = 4;

  private SynapticInputFigure() {}

  /** One panel for each of these positions in the results. */
  static Figure of(TestResults results, int task, int[] chosen) {
    String variable = results.correlationVariable().equals("uplastic") ? "plastic synaptic current" : "synaptic current";
    TimeAxis time = TimeAxis.ofTraining(results);
    var frame = new NeuronPages.Frame(legend(results), time.label(), variable + " (a.u.)");
    return NeuronPages.figure("Target and " + variable, results, task, chosen, neuron -> panel(results, task, neuron, time), frame);
  }

  /** What is drawn, neurons and rows below each other. */
  static CsvTable table(TestResults results, int task, int[] chosen) {
    CsvTable table = new CsvTable("neuron", "time_ms", "target", "median", "lower_quartile", "upper_quartile", "first_trial");
    double[] timesMs = TrialData.rowTimesMs(results, task);
    for (int neuron : chosen) {
      double[] target = TrialData.column(results.target()[task], neuron);
      double[] first = TrialData.column(results.current()[task][0], neuron);
      TrialQuartiles over = TrialQuartiles.of(results, task, neuron);
      for (int row = 0; row < timesMs.length; row++) {
        table.add(
            results.neurons()[neuron] + 1, timesMs[row], target[row], over.median()[row], over.lower()[row], over.upper()[row], first[row]);
      }
    }
    return table;
  }

  static Panel panel(TestResults results, int task, int neuron, TimeAxis time) {
    double[] x = time.fromMs(TrialData.rowTimesMs(results, task));
    double[] target = TrialData.column(results.target()[task], neuron);
    TrialQuartiles over = TrialQuartiles.of(results, task, neuron);
    CurvePlot curves = new CurvePlot();
    if (results.trials() > 1) {
      double[] first = TrialData.column(results.current()[task][0], neuron);
      curves.band("interquartile range", x, over.lower(), over.upper(), Theme.PALE_BLUE);
      curves.line("one trial", x, first, Theme.THIN_LINE, Theme.ORANGE);
    }
    curves.line("target", x, target, Theme.LINE, Theme.BLACK);
    curves.line("median", x, over.median(), Theme.LINE, Theme.BLUE);
    String title = NeuronPages.title(results, neuron, target, over.median());
    return new Panel(title, null, curves.finish(time.scale(), MOST_TICKS));
  }

  private static Legend legend(TestResults results) {
    List<Key> keys = new ArrayList<>(List.of(Key.line("target", Theme.LINE, Theme.BLACK)));
    if (results.trials() == 1) {
      keys.add(Key.line("model, 1 trial", Theme.LINE, Theme.BLUE));
    } else {
      keys.add(Key.line("model, median of " + results.trials() + " trials", Theme.LINE, Theme.BLUE));
      keys.add(Key.band("interquartile range", Theme.PALE_BLUE));
      keys.add(Key.line("one trial", Theme.THIN_LINE, Theme.ORANGE));
    }
    return new Legend(keys);
  }
}

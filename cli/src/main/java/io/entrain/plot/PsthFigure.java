package io.entrain.plot;

import io.entrain.metrics.PeristimulusHistogram;
import io.entrain.metrics.TestResults;
import java.util.List;
import java.util.stream.IntStream;

/** Peri-stimulus time histogram of each neuron in test trials, with its standard error, against the rate that it should have. */
final class PsthFigure {
  private static final int MOST_TICKS = 4;

  private PsthFigure() {}

  /** One panel for each of these positions in the results. */
  static Figure of(TestResults results, int task, int[] chosen) {
    TimeAxis time = TimeAxis.ofTraining(results);
    var frame = new NeuronPages.Frame(legend(results), time.label(), "firing rate (Hz)");
    return NeuronPages.figure(
        "Peri-stimulus time histograms", results, task, chosen, neuron -> panel(results, task, neuron, time), frame);
  }

  /** What is drawn, neurons and bins below each other. */
  static CsvTable table(TestResults results, int task, int[] chosen) {
    String wanted = results.recordedRates() ? "recorded_hz" : "predicted_hz";
    CsvTable table = new CsvTable("neuron", "bin_start_ms", "bin_end_ms", "model_hz", "model_sem_hz", wanted + "_time_ms", wanted);
    double[] timesMs = TrialData.rowTimesMs(results, task);
    for (int neuron : chosen) {
      double[] rate = TrialData.column(results.targetRateHz()[task], neuron);
      PeristimulusHistogram model = PeristimulusHistogram.of(results, task, neuron);
      for (int bin = 0; bin < model.bins(); bin++) {
        table.add(
            results.neurons()[neuron] + 1,
            model.edgesMs()[bin],
            model.edgesMs()[bin + 1],
            model.meanHz()[bin],
            model.semHz()[bin],
            timesMs[bin],
            rate[bin]);
      }
    }
    return table;
  }

  static Panel panel(TestResults results, int task, int neuron, TimeAxis time) {
    PeristimulusHistogram model = PeristimulusHistogram.of(results, task, neuron);
    double[] rate = TrialData.column(results.targetRateHz()[task], neuron);
    double[] centres = time.fromMs(IntStream.range(0, model.bins()).mapToDouble(model::centreMs).toArray());
    double[] lower = IntStream.range(0, model.bins()).mapToDouble(bin -> model.meanHz()[bin] - model.semHz()[bin]).toArray();
    double[] upper = IntStream.range(0, model.bins()).mapToDouble(bin -> model.meanHz()[bin] + model.semHz()[bin]).toArray();
    CurvePlot curves = new CurvePlot();
    if (results.trials() > 1) {
      curves.band("standard error", centres, lower, upper, Theme.PALE_BLUE);
    }
    curves.line("model", centres, model.meanHz(), Theme.MEDIUM_LINE, Theme.BLUE);
    curves.line(source(results), time.fromMs(TrialData.rowTimesMs(results, task)), rate, Theme.LINE, Theme.BLACK);
    String title = NeuronPages.title(results, neuron, rate, model.meanHz());
    return new Panel(title, null, curves.finishFromZero(time.scale(), MOST_TICKS));
  }

  private static Legend legend(TestResults results) {
    String model = results.trials() == 1 ? "model, 1 trial" : "model, mean of " + results.trials() + " trials \u00b1 s.e.m.";
    return new Legend(
        List.of(
            Key.line(source(results), Theme.LINE, Theme.BLACK),
            new Key(model, Theme.MEDIUM_LINE, Theme.BLUE, results.trials() == 1 ? null : Theme.PALE_BLUE)));
  }

  private static String source(TestResults results) {
    return results.recordedRates() ? "recorded" : "predicted from target current";
  }
}

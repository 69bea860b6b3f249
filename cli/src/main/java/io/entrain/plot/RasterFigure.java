package io.entrain.plot;

import io.entrain.metrics.TestResults;
import java.util.List;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;

/** Spikes of each neuron in every test trial, from the start of the trial: a row a trial, the first on top. */
final class RasterFigure {
  private static final int MOST_TICKS = 3;
  private static final double HALF_HEIGHT = 0.4;

  private RasterFigure() {}

  /** One panel for each of these positions in the results. */
  static Figure of(TestResults results, int task, int[] chosen) {
    TimeAxis time = TimeAxis.ofTrial(results);
    var frame = new NeuronPages.Frame(new Legend(List.of()), time.label(), "trial");
    return NeuronPages.figure("Spikes", results, task, chosen, neuron -> panel(results, task, neuron, time), frame);
  }

  /** The spikes that are drawn, one a line. */
  static CsvTable table(TestResults results, int task, int[] chosen) {
    CsvTable table = new CsvTable("neuron", "trial", "time_ms");
    for (int neuron : chosen) {
      for (int trial = 0; trial < results.trials(); trial++) {
        for (int step : results.spikeSteps()[task][trial][neuron]) {
          table.add(results.neurons()[neuron] + 1, trial + 1, timeMs(results, step));
        }
      }
    }
    return table;
  }

  static Panel panel(TestResults results, int task, int neuron, TimeAxis time) {
    int spikes = 0;
    for (int[][] trial : results.spikeSteps()[task]) {
      spikes += trial[neuron].length;
    }
    double[] x = new double[3 * spikes];
    double[] y = new double[3 * spikes];
    int point = 0;
    for (int trial = 0; trial < results.trials(); trial++) {
      for (int step : results.spikeSteps()[task][trial][neuron]) {
        x[point] = x[point + 1] = x[point + 2] = timeMs(results, step) / time.msPerUnit();
        y[point] = trial + 1 - HALF_HEIGHT;
        y[point + 1] = trial + 1 + HALF_HEIGHT;
        y[point + 2] = Double.NaN;
        point += 3;
      }
    }
    CurvePlot curves = new CurvePlot().line("spikes", x, y, Theme.MEDIUM_LINE, Theme.BLACK);
    XYPlot plot = curves.finishCounting(time.scale(), results.trials(), MOST_TICKS);
    plot.addDomainMarker(new ValueMarker(0, Theme.BLUE, Theme.AXIS_LINE));
    plot.getRangeAxis().setInverted(true);
    return new Panel("neuron " + (results.neurons()[neuron] + 1), null, plot);
  }

  private static double timeMs(TestResults results, int step) {
    return step * results.dtMs() - results.stimOffMs();
  }
}

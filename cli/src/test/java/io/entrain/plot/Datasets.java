package io.entrain.plot;

import java.util.stream.IntStream;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;

/** Finds what a plot draws. */
final class Datasets {
  private Datasets() {}

  static XYDataset named(XYPlot plot, String name) {
    return IntStream.range(0, plot.getDatasetCount())
        .mapToObj(plot::getDataset)
        .filter(dataset -> dataset.getSeriesKey(0).equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing called " + name + " is drawn"));
  }

  static double[] x(XYPlot plot, String name) {
    XYDataset dataset = named(plot, name);
    return IntStream.range(0, dataset.getItemCount(0)).mapToDouble(item -> dataset.getXValue(0, item)).toArray();
  }

  static double[] y(XYPlot plot, String name) {
    XYDataset dataset = named(plot, name);
    return IntStream.range(0, dataset.getItemCount(0)).mapToDouble(item -> dataset.getYValue(0, item)).toArray();
  }
}

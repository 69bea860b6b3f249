package io.entrain.plot;

import java.awt.Color;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.util.stream.IntStream;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultIntervalXYDataset;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.XYDataset;

/** Collects lines and bands, later ones on top, and the extent of their finite values; then makes a plot of them. */
final class CurvePlot {
  private static final double MARKER = 2.2;

  private final XYPlot plot = Theme.plot();
  private int curves;
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;

  /** A filled band; points without both edges are left out. */
  CurvePlot band(String name, double[] x, double[] lower, double[] upper, Color colour) {
    int[] drawn = IntStream.range(0, x.length).filter(i -> Double.isFinite(lower[i]) && Double.isFinite(upper[i])).toArray();
    double[] xs = choose(x, drawn);
    double[] bottom = choose(lower, drawn);
    double[] top = choose(upper, drawn);
    DefaultIntervalXYDataset dataset = new DefaultIntervalXYDataset();
    dataset.addSeries(name, new double[][] {xs, xs, xs, bottom, bottom, top});
    DeviationRenderer renderer = new DeviationRenderer(false, false);
    renderer.setAlpha(1);
    renderer.setSeriesFillPaint(0, colour);
    return add(dataset, renderer, bottom, top);
  }

  /** A line, broken where a value is NaN. */
  CurvePlot line(String name, double[] x, double[] y, Stroke stroke, Color colour) {
    return curve(name, x, y, stroke, colour, false);
  }

  /** A line with a dot at each of its points. */
  CurvePlot dottedLine(String name, double[] x, double[] y, Stroke stroke, Color colour) {
    return curve(name, x, y, stroke, colour, true);
  }

  /** The plot, with room around the data on the y axis. */
  XYPlot finish(NiceScale x, int maxTicks) {
    return Theme.withAxes(plot, x, NiceScale.around(lowest, highest, maxTicks));
  }

  /** The plot, with a y axis that starts at 0. */
  XYPlot finishFromZero(NiceScale x, int maxTicks) {
    return Theme.withAxes(plot, x, NiceScale.fromZero(highest, maxTicks));
  }

  /** The plot, with a y axis that counts from 1 to {@code last}. */
  XYPlot finishCounting(NiceScale x, int last, int maxTicks) {
    return Theme.withAxes(plot, x, NiceScale.counting(1, last, maxTicks));
  }

  private CurvePlot curve(String name, double[] x, double[] y, Stroke stroke, Color colour, boolean dots) {
    DefaultXYDataset dataset = new DefaultXYDataset();
    dataset.addSeries(name, new double[][] {x, y});
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, dots);
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setSeriesPaint(0, colour);
    renderer.setSeriesStroke(0, stroke);
    renderer.setSeriesShape(0, new Ellipse2D.Double(-MARKER / 2, -MARKER / 2, MARKER, MARKER));
    return add(dataset, renderer, y);
  }

  private CurvePlot add(XYDataset dataset, XYItemRenderer renderer, double[]... values) {
    plot.setDataset(curves, dataset);
    plot.setRenderer(curves, renderer);
    curves++;
    for (double[] series : values) {
      for (double value : series) {
        if (Double.isFinite(value)) {
          lowest = Math.min(lowest, value);
          highest = Math.max(highest, value);
        }
      }
    }
    return this;
  }

  private static double[] choose(double[] values, int[] indices) {
    return IntStream.of(indices).mapToDouble(i -> values[i]).toArray();
  }
}

package io.entrain.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.Stroke;
import java.util.List;
import java.util.Map;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/** The look of all figures: sizes in points, thin axes on the left and below, no grid, colours of Okabe and Ito. */
final class Theme {
  static final Color BLACK = new Color(0x00, 0x00, 0x00);
  static final Color BLUE = new Color(0x00, 0x72, 0xB2);
  static final Color PALE_BLUE = new Color(0xC2, 0xDD, 0xEE);
  static final Color ORANGE = new Color(0xE6, 0x9F, 0x00);
  /** One colour a task, in order; they differ in lightness too, so that they can be told apart in print without colour. */
  private static final List<Color> CYCLE =
      List.of(
          BLUE,
          ORANGE,
          BLACK,
          new Color(0x00, 0x9E, 0x73),
          new Color(0xCC, 0x79, 0xA7),
          new Color(0x56, 0xB4, 0xE9),
          new Color(0xD5, 0x5E, 0x00));

  static final float TICK_FONT = 6;
  static final float TITLE_FONT = 6.5f;
  static final float LABEL_FONT = 7.5f;
  static final Stroke AXIS_LINE = new BasicStroke(0.5f, BasicStroke.CAP_SQUARE, BasicStroke.JOIN_MITER);
  static final Stroke THIN_LINE = new BasicStroke(0.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  static final Stroke MEDIUM_LINE = new BasicStroke(0.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  static final Stroke LINE = new BasicStroke(0.9f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
  private static final float TICK_LENGTH = 2;

  /** How to draw on any canvas. All of them are set, since a chart puts back what it found, and an unset one cannot be put back. */
  static final Map<RenderingHints.Key, Object> HINTS =
      Map.of(
          RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON,
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON,
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON,
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE,
          RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);

  private Theme() {}

  /** Colour of a task, from 0; after the last the first is taken again. */
  static Color colour(int task) {
    return CYCLE.get(task % CYCLE.size());
  }

  /** A plot without frame, grid or background that fills the area it is given with data; axes are drawn around that area. */
  static XYPlot plot() {
    XYPlot plot = new XYPlot();
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setOutlineVisible(false);
    plot.setBackgroundPaint(null);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setFixedDomainAxisSpace(new AxisSpace());
    plot.setFixedRangeAxisSpace(new AxisSpace());
    return plot;
  }

  /** Gives a plot its axes. */
  static XYPlot withAxes(XYPlot plot, NiceScale x, NiceScale y) {
    plot.setDomainAxis(axis(x));
    plot.setRangeAxis(axis(y));
    return plot;
  }

  /** An axis over exactly this range, with these ticks. */
  private static NumberAxis axis(NiceScale scale) {
    NumberAxis axis = new NumberAxis();
    axis.setRange(scale.range());
    axis.setTickUnit(new RoundTicks(scale.step()));
    axis.setTickLabelFont(Typeface.size(TICK_FONT));
    axis.setLabelFont(Typeface.size(LABEL_FONT));
    axis.setTickLabelPaint(BLACK);
    axis.setLabelPaint(BLACK);
    axis.setLabelInsets(RectangleInsets.ZERO_INSETS);
    thinLines(axis);
    return axis;
  }

  private static void thinLines(ValueAxis axis) {
    axis.setAxisLinePaint(BLACK);
    axis.setAxisLineStroke(AXIS_LINE);
    axis.setTickMarkPaint(BLACK);
    axis.setTickMarkStroke(AXIS_LINE);
    axis.setTickMarkOutsideLength(TICK_LENGTH);
    axis.setTickLabelInsets(new RectangleInsets(1, 1.5, 1, 1.5));
  }
}

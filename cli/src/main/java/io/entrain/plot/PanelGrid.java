package io.entrain.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;

/**
 * A page of panels of one size, filled row by row; places may be left empty at its end. All panels share one legend on top and the x axis,
 * which is labelled below the last panel of each column.
 *
 * @param panels at least one
 * @param columns panels side by side
 * @param rows panels below each other
 * @param legend above all panels
 * @param xLabel below all panels
 * @param yLabel to the left of all panels; null where panels have their own
 */
record PanelGrid(List<Panel> panels, int columns, int rows, Legend legend, String xLabel, String yLabel) implements Drawing {
  private static final double MARGIN = 3;
  private static final double LEGEND_GAP = 3;
  private static final double LABEL_STRIP = 11;
  private static final double TICK_LABEL_STRIP = 10;
  private static final double TITLE_STRIP = 11;
  private static final double COLUMN_GAP = 7;
  private static final double ROW_GAP = 5;

  PanelGrid {
    panels = List.copyOf(panels);
  }

  @Override
  public void draw(Graphics2D canvas, Rectangle2D area) {
    double width = area.getWidth() - 2 * MARGIN;
    double legendHeight = legend.height(canvas, width);
    legend.draw(canvas, new Rectangle2D.Double(area.getX() + MARGIN, area.getY() + MARGIN, width, legendHeight));
    double top = area.getY() + MARGIN + legendHeight + LEGEND_GAP;
    double bottom = area.getMaxY() - MARGIN - LABEL_STRIP - TICK_LABEL_STRIP;
    double left = area.getX() + MARGIN + LABEL_STRIP;
    Rectangle2D grid = new Rectangle2D.Double(left, top, area.getMaxX() - MARGIN - left, bottom - top);
    double tickLabelWidth = tickLabelWidth(canvas, area);
    for (int index = 0; index < panels.size(); index++) {
      drawPanel(canvas, index, axes(grid, index, tickLabelWidth));
    }
    drawLabels(canvas, grid, tickLabelWidth, area.getMaxY() - MARGIN - LABEL_STRIP / 2);
  }

  private void drawPanel(Graphics2D canvas, int index, Rectangle2D axes) {
    Panel panel = panels.get(index);
    boolean lastOfColumn = index + columns >= panels.size();
    panel.plot().getDomainAxis().setTickLabelsVisible(lastOfColumn);
    panel.plot().draw(canvas, axes, null, null, null);
    if (panel.title() != null) {
      Label.of(panel.title(), Typeface.size(Theme.TITLE_FONT)).drawCentred(canvas, axes.getCenterX(), axes.getY() - TITLE_STRIP / 2);
    }
  }

  private void drawLabels(Graphics2D canvas, Rectangle2D grid, double tickLabelWidth, double xLabelY) {
    double x = grid.getX() - LABEL_STRIP / 2;
    if (yLabel != null) {
      Label.of(yLabel, Typeface.size(Theme.LABEL_FONT)).drawUpwards(canvas, x, grid.getCenterY());
    }
    for (int index = 0; index < panels.size(); index++) {
      if (panels.get(index).yLabel() != null) {
        Rectangle2D axes = axes(grid, index, tickLabelWidth);
        double panelX = axes.getX() - tickLabelWidth - LABEL_STRIP / 2;
        Label.of(panels.get(index).yLabel(), Typeface.size(Theme.LABEL_FONT)).drawUpwards(canvas, panelX, axes.getCenterY());
      }
    }
    double centre = (axes(grid, 0, tickLabelWidth).getX() + axes(grid, columns - 1, tickLabelWidth).getMaxX()) / 2;
    Label.of(xLabel, Typeface.size(Theme.LABEL_FONT)).drawCentred(canvas, centre, xLabelY);
  }

  private Rectangle2D axes(Rectangle2D grid, int index, double tickLabelWidth) {
    int column = index % columns;
    int row = index / columns;
    double titleStrip = panels.stream().anyMatch(panel -> panel.title() != null) ? TITLE_STRIP : 0;
    double cellWidth = grid.getWidth() / columns;
    double cellHeight = (grid.getHeight() + ROW_GAP) / rows;
    return new Rectangle2D.Double(
        grid.getX() + column * cellWidth + tickLabelWidth,
        grid.getY() + row * cellHeight + titleStrip,
        cellWidth - tickLabelWidth - COLUMN_GAP,
        cellHeight - titleStrip - ROW_GAP);
  }

  private double tickLabelWidth(Graphics2D canvas, Rectangle2D area) {
    double widest = 0;
    for (Panel panel : panels) {
      ValueAxis axis = panel.plot().getRangeAxis();
      widest = Math.max(widest, axis.reserveSpace(canvas, panel.plot(), area, RectangleEdge.LEFT, null).getLeft());
    }
    return widest;
  }
}

package io.entrain.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Samples and names of what a figure shows, side by side in centred lines. */
record Legend(List<Key> keys) {
  private static final double SAMPLE_WIDTH = 14;
  private static final double SAMPLE_GAP = 3;
  private static final double KEY_GAP = 11;
  private static final double LINE_HEIGHT = 10;
  private static final double BAND_HEIGHT = 5;

  Legend {
    keys = List.copyOf(keys);
  }

  /** Height that the keys take when they may be this wide. */
  double height(Graphics2D canvas, double width) {
    return LINE_HEIGHT * lines(canvas, width).size();
  }

  /** Draws the keys from the top of the area downwards. */
  void draw(Graphics2D canvas, Rectangle2D area) {
    double middle = area.getY() + LINE_HEIGHT / 2;
    for (List<Key> line : lines(canvas, area.getWidth())) {
      double x = area.getCenterX() - width(canvas, line) / 2;
      for (Key key : line) {
        drawKey(canvas, key, x, middle);
        x += width(canvas, key) + KEY_GAP;
      }
      middle += LINE_HEIGHT;
    }
  }

  private static void drawKey(Graphics2D canvas, Key key, double x, double middle) {
    if (key.band() != null) {
      canvas.setPaint(key.band());
      canvas.fill(new Rectangle2D.Double(x, middle - BAND_HEIGHT / 2, SAMPLE_WIDTH, BAND_HEIGHT));
    }
    if (key.line() != null) {
      canvas.setPaint(key.colour());
      canvas.setStroke(key.line());
      canvas.draw(new Line2D.Double(x, middle, x + SAMPLE_WIDTH, middle));
    }
    Label.of(key.label(), font()).drawFrom(canvas, x + SAMPLE_WIDTH + SAMPLE_GAP, middle);
  }

  private List<List<Key>> lines(Graphics2D canvas, double width) {
    List<List<Key>> lines = new ArrayList<>();
    List<Key> line = new ArrayList<>();
    for (Key key : keys) {
      List<Key> longer = new ArrayList<>(line);
      longer.add(key);
      if (!line.isEmpty() && width(canvas, longer) > width) {
        lines.add(line);
        longer = new ArrayList<>(List.of(key));
      }
      line = longer;
    }
    if (!line.isEmpty()) {
      lines.add(line);
    }
    return lines;
  }

  private static double width(Graphics2D canvas, List<Key> line) {
    return line.stream().mapToDouble(key -> width(canvas, key)).sum() + KEY_GAP * (line.size() - 1);
  }

  private static double width(Graphics2D canvas, Key key) {
    return SAMPLE_WIDTH + SAMPLE_GAP + Label.of(key.label(), font()).width(canvas);
  }

  private static Font font() {
    return Typeface.size(Theme.LABEL_FONT);
  }
}

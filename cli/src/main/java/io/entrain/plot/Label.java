package io.entrain.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;

/** A line of text, placed by its middle. */
record Label(String text, Font font) {
  static Label of(String text, Font font) {
    return new Label(text, font);
  }

  double width(Graphics2D canvas) {
    return font.getStringBounds(text, canvas.getFontRenderContext()).getWidth();
  }

  /** Draws the text to the right of {@code left}, at the height {@code middle}. */
  void drawFrom(Graphics2D canvas, double left, double middle) {
    canvas.setFont(font);
    canvas.setPaint(Theme.BLACK);
    canvas.drawString(text, (float) left, (float) (middle + halfHeight(canvas)));
  }

  /** Draws the text centred on a point. */
  void drawCentred(Graphics2D canvas, double x, double y) {
    drawFrom(canvas, x - width(canvas) / 2, y);
  }

  /** Draws the text centred on a point, to be read from the right. */
  void drawUpwards(Graphics2D canvas, double x, double y) {
    AffineTransform upright = canvas.getTransform();
    canvas.rotate(-Math.PI / 2, x, y);
    drawCentred(canvas, x, y);
    canvas.setTransform(upright);
  }

  /** Half of the height of a capital letter: the way from the middle of a line to its base line. */
  private double halfHeight(Graphics2D canvas) {
    return font.createGlyphVector(canvas.getFontRenderContext(), "H").getVisualBounds().getHeight() / 2;
  }
}

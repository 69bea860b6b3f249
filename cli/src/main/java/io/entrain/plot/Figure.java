package io.entrain.plot;

import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A figure of one or more pages of one size.
 *
 * @param title what is shown; goes into the file's properties, not on the page
 * @param description where it comes from; goes into the file's properties
 * @param widthPt width of a page, points (1/72 inch)
 * @param heightPt height of a page, points
 * @param pages at least one
 */
public record Figure(String title, String description, double widthPt, double heightPt, List<Drawing> pages) {
  public Figure {
    pages = List.copyOf(pages);
    if (pages.isEmpty()) {
      throw new IllegalArgumentException("a figure needs a page");
    }
  }

  Rectangle2D area() {
    return new Rectangle2D.Double(0, 0, widthPt, heightPt);
  }
}

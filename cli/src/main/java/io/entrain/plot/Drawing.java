package io.entrain.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** One page of a figure. */
@FunctionalInterface
public interface Drawing {
  /** Draws the whole page into an area given in points (1/72 inch). */
  void draw(Graphics2D canvas, Rectangle2D area);
}

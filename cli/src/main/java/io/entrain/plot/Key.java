package io.entrain.plot;

import java.awt.Color;
import java.awt.Stroke;

/**
 * One entry of a legend.
 *
 * @param label what it is
 * @param line stroke of the line; null: no line
 * @param colour colour of the line; null where there is none
 * @param band colour of the band around the line; null: no band
 */
record Key(String label, Stroke line, Color colour, Color band) {
  static Key line(String label, Stroke line, Color colour) {
    return new Key(label, line, colour, null);
  }

  static Key band(String label, Color band) {
    return new Key(label, null, null, band);
  }
}

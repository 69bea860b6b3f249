package io.entrain.checkpoint;

import io.entrain.config.Precision;
import io.entrain.linalg.RealArray;

/** Room for the numbers of one neuron, used again for the next where it has as many. */
final class RowBuffer {
  private final Precision precision;
  private RealArray row;

  RowBuffer(Precision precision) {
    this.precision = precision;
    row = RealArray.allocate(precision, 0);
  }

  RealArray of(int length) {
    if (row.length() != length) {
      row = RealArray.allocate(precision, length);
    }
    return row;
  }
}

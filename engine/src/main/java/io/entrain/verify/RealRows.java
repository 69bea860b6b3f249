package io.entrain.verify;

import io.entrain.config.Precision;
import io.entrain.linalg.RealArray;

/** Rounds the double-precision numbers of a file to a format. */
final class RealRows {
  private RealRows() {}

  /** Returns a copy of {@code values}. */
  static RealArray of(Precision precision, double[] values) {
    return switch (precision) {
      case FLOAT64 -> new RealArray.Float64(values.clone());
      case FLOAT32 -> {
        float[] rounded = new float[values.length];
        for (int i = 0; i < values.length; i++) {
          rounded[i] = (float) values[i];
        }
        yield new RealArray.Float32(rounded);
      }
    };
  }
}

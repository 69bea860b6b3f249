package io.entrain.experiment;

import io.entrain.config.Precision;
import io.entrain.hdf5.ElementType;
import io.entrain.hdf5.NumericDataset;
import io.entrain.linalg.RealArray;

/** Datasets of numbers in the precision of the state. */
final class RealDatasets {
  private RealDatasets() {}

  /** How numbers of a precision are stored. */
  static ElementType type(Precision precision) {
    return switch (precision) {
      case FLOAT32 -> ElementType.FLOAT32;
      case FLOAT64 -> ElementType.FLOAT64;
    };
  }

  /** The array that holds the numbers. */
  static Object array(RealArray values) {
    return switch (values) {
      case RealArray.Float32(float[] singles) -> singles;
      case RealArray.Float64(double[] doubles) -> doubles;
    };
  }

  /** Reads {@code count} numbers from number {@code from} on into {@code target[at ..]}. */
  static void read(NumericDataset dataset, long from, RealArray target, int at, int count) {
    switch (target) {
      case RealArray.Float32(float[] singles) -> dataset.read(from, singles, at, count);
      case RealArray.Float64(double[] doubles) -> dataset.read(from, doubles, at, count);
    }
  }
}

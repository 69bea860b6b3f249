package io.entrain.linalg;

import io.entrain.config.Precision;
import java.util.Arrays;

/** Numbers in one of the two floating-point formats, for places that do not care which. Holds the array itself, not a copy. */
public sealed interface RealArray {
  int length();

  double get(int index);

  Precision precision();

  static RealArray allocate(Precision precision, int length) {
    return switch (precision) {
      case FLOAT32 -> new Float32(new float[length]);
      case FLOAT64 -> new Float64(new double[length]);
    };
  }

  /** The first {@code length} of these numbers, rounded to {@code precision}; a copy. */
  static RealArray copyOf(Precision precision, double[] values, int length) {
    return switch (precision) {
      case FLOAT32 -> {
        float[] singles = new float[length];
        for (int i = 0; i < length; i++) {
          singles[i] = (float) values[i];
        }
        yield new Float32(singles);
      }
      case FLOAT64 -> new Float64(Arrays.copyOf(values, length));
    };
  }

  /** Puts all numbers of {@code source}, of the same precision, here from {@code at} on. */
  void copyFrom(RealArray source, int at);

  /** Single precision. */
  record Float32(float[] values) implements RealArray {
    @Override
    public int length() {
      return values.length;
    }

    @Override
    public double get(int index) {
      return values[index];
    }

    @Override
    public Precision precision() {
      return Precision.FLOAT32;
    }

    @Override
    public void copyFrom(RealArray source, int at) {
      System.arraycopy(((Float32) source).values, 0, values, at, source.length());
    }
  }

  /** Double precision. */
  record Float64(double[] values) implements RealArray {
    @Override
    public int length() {
      return values.length;
    }

    @Override
    public double get(int index) {
      return values[index];
    }

    @Override
    public Precision precision() {
      return Precision.FLOAT64;
    }

    @Override
    public void copyFrom(RealArray source, int at) {
      System.arraycopy(((Float64) source).values, 0, values, at, source.length());
    }
  }
}

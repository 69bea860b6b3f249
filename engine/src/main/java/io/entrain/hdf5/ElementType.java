package io.entrain.hdf5;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;

/** Formats of numbers that are written. */
public enum ElementType {
  FLOAT32(float.class),
  FLOAT64(double.class),
  INT32(int.class),
  INT64(long.class);

  private final Class<?> primitive;

  ElementType(Class<?> primitive) {
    this.primitive = primitive;
  }

  static ElementType of(Class<?> primitive) {
    for (ElementType type : values()) {
      if (type.primitive == primitive) {
        return type;
      }
    }
    throw new IllegalArgumentException("arrays of " + primitive.getName() + " are not written");
  }

  DataType stored() {
    return switch (this) {
      case FLOAT32 -> FloatingPoint.FLOAT;
      case FLOAT64 -> FloatingPoint.DOUBLE;
      case INT32 -> new FixedPoint(Integer.BYTES);
      case INT64 -> new FixedPoint(Long.BYTES);
    };
  }

  boolean fits(Object array) {
    return array.getClass().getComponentType() == primitive;
  }
}

package io.entrain.hdf5;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The numbers of one dataset: its shape, and the arrays that hold them one after the other in C order.
 *
 * @param shape extent of each dimension
 * @param count number of arrays
 * @param block gives array {@code i}; an array may be reused for the next
 */
record NumberBlocks(ElementType type, long[] shape, int count, IntFunction<Object> block) {
  static NumberBlocks flat(Object array, long... shape) {
    int length = Array.getLength(array);
    long[] extents = shape.length == 0 ? new long[] {length} : shape.clone();
    if (product(extents) != length) {
      throw new IllegalArgumentException(length + " numbers do not fill the shape " + Shapes.describe(extents));
    }
    return new NumberBlocks(ElementType.of(array.getClass().getComponentType()), extents, 1, _ -> array);
  }

  /** The numbers of nested Java arrays, which must be rectangular: jHDF writes others without complaint, wrongly. */
  static NumberBlocks nested(Object array) {
    List<Long> shape = new ArrayList<>();
    Class<?> component = array.getClass();
    Object first = array;
    while (component.isArray()) {
      int length = first == null ? 0 : Array.getLength(first);
      shape.add((long) length);
      component = component.getComponentType();
      first = length == 0 || component.isPrimitive() ? null : Array.get(first, 0);
    }
    long[] extents = shape.stream().mapToLong(Long::longValue).toArray();
    List<Object> leaves = new ArrayList<>();
    collect(array, extents, 0, leaves);
    return new NumberBlocks(ElementType.of(component), extents, leaves.size(), leaves::get);
  }

  long length() {
    return product(shape);
  }

  private static void collect(Object array, long[] shape, int depth, List<Object> leaves) {
    if (array == null || Array.getLength(array) != shape[depth]) {
      throw new IllegalArgumentException(
          "array is not rectangular: a part of dimension " + depth + " has not " + shape[depth] + " entries");
    }
    if (depth == shape.length - 1) {
      leaves.add(array);
      return;
    }
    for (Object part : (Object[]) array) {
      collect(part, shape, depth + 1, leaves);
    }
  }

  private static long product(long[] shape) {
    long product = 1;
    for (long extent : shape) {
      product = Math.multiplyExact(product, extent);
    }
    return product;
  }
}

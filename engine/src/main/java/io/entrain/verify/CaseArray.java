package io.entrain.verify;

/**
 * A dataset of a case file, as numbers in C order.
 *
 * @param path path in the file, for example {@code expected/loop1/P}
 * @param shape length of each axis
 * @param values all elements; integers are exact
 */
record CaseArray(String path, int[] shape, double[] values) {
  /** Returns the path with the index of an element, one number an axis. */
  String place(int element) {
    int[] index = new int[shape.length];
    int rest = element;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] = rest % shape[axis];
      rest /= shape[axis];
    }
    StringBuilder text = new StringBuilder(path).append('[');
    for (int axis = 0; axis < index.length; axis++) {
      text.append(axis == 0 ? "" : ",").append(index[axis]);
    }
    return text.append(']').toString();
  }
}

package io.entrain.recording;

import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.Hdf5File;
import io.entrain.hdf5.NumericDataset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Reads one number for each of something: neurons, or columns of a target. */
public final class VectorReader {
  private VectorReader() {}

  /** As {@link #read(Path, String, int)}. */
  public static double[] read(DatasetReference reference, int length) {
    return read(reference.file(), reference.dataset(), length);
  }

  /**
   * Reads a dataset of {@code length} numbers; MATLAB's vectors, which have a second axis of length 1, are vectors too.
   *
   * @throws DataFileException if the file or dataset is not there, has another shape, or holds NaN or an infinity
   */
  public static double[] read(Path path, String name, int length) {
    try (Hdf5File file = Hdf5File.open(path)) {
      NumericDataset dataset = file.dataset(name);
      long[] shape = dataset.shape();
      boolean vector = LongStream.of(shape).filter(extent -> extent != 1).count() <= 1;
      if (!vector || dataset.length() != length) {
        throw new DataFileException(path, "dataset " + name + " (" + describe(shape) + ")", "must be a vector of length " + length);
      }
      double[] values = dataset.doubles();
      for (int i = 0; i < length; i++) {
        if (!Double.isFinite(values[i])) {
          throw new DataFileException(
              path, "dataset " + name + " holds " + values[i] + " at place " + i + " (counted from 0)", "must be a number");
        }
      }
      return values;
    }
  }

  static String describe(long[] shape) {
    return shape.length == 0 ? "a single number" : Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(" x "));
  }
}

package io.entrain.recording;

import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.Hdf5File;
import io.entrain.hdf5.NumericDataset;
import java.util.ArrayList;
import java.util.List;

/** Finds the dataset with the targets in a file. */
final class TargetDatasets {
  private TargetDatasets() {}

  /**
   * The dataset named, or the only one of two or three dimensions if {@code name} is null.
   *
   * @throws DataFileException if it is not there or has another number of dimensions, or if there is not exactly one; lists what there is
   */
  static String choose(Hdf5File file, String name) {
    if (name != null) {
      requireTable(file, name);
      return name;
    }
    List<String> tables = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (String candidate : file.datasets()) {
      long[] shape = file.numeric(candidate).map(NumericDataset::shape).orElse(new long[0]);
      (isTable(shape) ? tables : others).add(candidate);
    }
    if (tables.isEmpty()) {
      throw new DataFileException(file.path(), "no dataset of numbers with 2 or 3 dimensions", "the file has " + list(file, others));
    }
    if (tables.size() > 1) {
      throw new DataFileException(file.path(), "several datasets could be meant", "name one with --dataset: " + list(file, tables));
    }
    return tables.getFirst();
  }

  private static void requireTable(Hdf5File file, String name) {
    long[] shape = file.shape(name);
    if (!isTable(shape)) {
      throw new DataFileException(
          file.path(), "dataset " + name + " (" + VectorReader.describe(shape) + ")",
          "must have 2 dimensions, or 3 with tasks as the first");
    }
  }

  private static boolean isTable(long[] shape) {
    return shape.length == 2 || shape.length == 3;
  }

  private static String list(Hdf5File file, List<String> names) {
    if (names.isEmpty()) {
      return "no datasets";
    }
    List<String> described = new ArrayList<>();
    for (String name : names) {
      described.add(name + " (" + file.numeric(name).map(dataset -> VectorReader.describe(dataset.shape())).orElse("no numbers") + ")");
    }
    return String.join(", ", described);
  }
}

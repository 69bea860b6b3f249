package io.entrain.verify;

import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.Hdf5File;
import io.entrain.hdf5.NumericDataset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A case file, open for reading. Every mistake in it is a {@link DataFileException}. */
final class CaseFile implements AutoCloseable {
  private static final int FORMAT = 1;
  private static final String ROOT = "/";

  private final Path path;
  private final Hdf5File file;
  private final List<String> datasets;

  private CaseFile(Path path, Hdf5File file) {
    this.path = path;
    this.file = file;
    this.datasets = file.datasets();
  }

  /** Opens a file of the one format that there is. */
  static CaseFile open(Path path) {
    Hdf5File file = Hdf5File.open(path);
    try {
      CaseFile opened = new CaseFile(path, file);
      long format = file.integer(ROOT, "format");
      if (format != FORMAT) {
        throw opened.broken("attribute format = " + format, "must be " + FORMAT);
      }
      return opened;
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  Path path() {
    return path;
  }

  String name() {
    return file.textAttribute(ROOT, "case");
  }

  CaseKind kind() {
    return CaseKind.of(file.textAttribute(ROOT, "kind"));
  }

  String parametersJson() {
    return file.textAttribute(ROOT, "params_json");
  }

  boolean has(String dataset) {
    return file.exists(dataset);
  }

  /** Names of the groups in a group that hold datasets, in the order of the file. */
  List<String> groups(String group) {
    String prefix = ROOT + group + "/";
    return datasets.stream()
        .filter(name -> name.startsWith(prefix) && name.indexOf('/', prefix.length()) >= 0)
        .map(name -> name.substring(prefix.length(), name.indexOf('/', prefix.length())))
        .distinct()
        .toList();
  }

  /** Reads all datasets that lie directly in a group, by name. */
  Map<String, CaseArray> arrays(String group) {
    String prefix = ROOT + group + "/";
    Map<String, CaseArray> arrays = new LinkedHashMap<>();
    for (String name : datasets) {
      if (name.startsWith(prefix) && name.indexOf('/', prefix.length()) < 0) {
        arrays.put(name.substring(prefix.length()), array(name.substring(ROOT.length())));
      }
    }
    return arrays;
  }

  /** Reads a dataset. */
  CaseArray array(String dataset) {
    NumericDataset numbers = file.dataset(dataset);
    long[] shape = numbers.shape();
    return new CaseArray(dataset, Arrays.stream(shape).mapToInt(Math::toIntExact).toArray(), numbers.doubles());
  }

  /** Reads a dataset of this shape. */
  double[] doubles(String dataset, int... shape) {
    return shaped(dataset, shape).doubles();
  }

  /** Reads a dataset of this shape that holds finite numbers alone. */
  double[] finite(String dataset, int... shape) {
    double[] values = doubles(dataset, shape);
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw broken(new CaseArray(dataset, shape, values).place(i) + " = " + values[i], "must be a finite number");
      }
    }
    return values;
  }

  /** Reads a dataset of this shape that holds whole numbers alone. */
  int[] integers(String dataset, int... shape) {
    return shaped(dataset, shape).ints();
  }

  /** Returns the message that something of this file breaks a rule. */
  DataFileException broken(String what, String rule) {
    return new DataFileException(path, what, rule);
  }

  private NumericDataset shaped(String dataset, int... shape) {
    NumericDataset numbers = file.dataset(dataset);
    if (!Arrays.equals(numbers.shape(), Arrays.stream(shape).asLongStream().toArray())) {
      throw broken("shape of " + dataset + " = " + Arrays.toString(numbers.shape()), "must be " + Arrays.toString(shape));
    }
    return numbers;
  }

  @Override
  public void close() {
    file.close();
  }
}

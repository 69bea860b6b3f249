package io.entrain.recording;

import io.entrain.config.ConfigException;
import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.Hdf5File;
import io.entrain.hdf5.NumericDataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads targets from HDF5 files, and from plain arrays in JLD, JLD2 and MATLAB 7.3 files, which are HDF5. Uses nothing that does not fit.
 */
public final class TargetReader {
  private final TargetSource source;
  private final RowRange range;
  private final NeuronMap map;
  private final List<double[]> tables = new ArrayList<>();
  private int columns = -1;

  private TargetReader(TargetSource source, int rowsNeeded, int neurons) {
    this.source = source;
    this.range = RowRange.of(source, rowsNeeded);
    this.map =
        source.neuronMap() == null ? NeuronMap.identity(neurons) : NeuronMap.read(DatasetReference.parse(source.neuronMap()), neurons);
  }

  /**
   * @param rowsNeeded rows of a task, {@code TimeConfig.targetRows}
   * @param neurons neurons of the network
   * @throws DataFileException if a file cannot be read, or what is in it does not fit or is no activity; says file, dataset and place
   * @throws ConfigException if the choice of rows or the form of a reference is wrong
   */
  public static TargetTables read(TargetSource source, int rowsNeeded, int neurons) {
    return new TargetReader(source, rowsNeeded, neurons).read();
  }

  private TargetTables read() {
    List<String> remarks = new ArrayList<>();
    for (Path path : source.files()) {
      try (Hdf5File file = Hdf5File.open(path)) {
        readTables(file, TargetDatasets.choose(file, source.dataset()), remarks);
      }
    }
    return new TargetTables(range.count(), columns, tables.toArray(double[][]::new), map.columns(), remarks);
  }

  private void readTables(Hdf5File file, String name, List<String> remarks) {
    NumericDataset dataset = file.dataset(name);
    long[] shape = dataset.shape();
    String what = "dataset " + name + " (" + VectorReader.describe(shape) + ")";
    boolean single = shape.length == 2;
    if (!single && source.files().size() > 1) {
      throw new DataFileException(file.path(), what, "must have 2 dimensions, since each of the files given is one task");
    }
    if (!single && shape[0] == 0) {
      throw new DataFileException(file.path(), what, "must hold at least one task");
    }
    int first = Math.toIntExact(shape[shape.length - 2]);
    int last = Math.toIntExact(shape[shape.length - 1]);
    boolean timeFirst =
        new TableAxes(file.path(), what, range, map).timeAxis(first, last, source.timeAxis()) == TargetSource.TimeAxis.FIRST;
    requireSameColumns(file.path(), what, timeFirst ? last : first);
    TargetCheck check = new TargetCheck(source.kind(), range.count(), columns, range.first(), map.used());
    for (long task = 0; task < (single ? 1 : shape[0]); task++) {
      double[] table = timeFirst ? rows(dataset, task * first * last) : transposedRows(dataset, task * first * last, last);
      check.requireValid(file.path(), single ? what : what + ", task " + (task + 1) + ",", table);
      remarks.addAll(check.constantColumns(tables.size(), table));
      tables.add(table);
    }
  }

  private void requireSameColumns(Path file, String what, int found) {
    if (columns >= 0 && columns != found) {
      throw new DataFileException(file, what + " has " + found + " columns", "must have " + columns + " as " + source.files().getFirst());
    }
    columns = found;
  }

  private double[] rows(NumericDataset dataset, long start) {
    double[] table = new double[Math.multiplyExact(range.count(), columns)];
    dataset.read(start + (long) range.first() * columns, table, 0, table.length);
    return table;
  }

  private double[] transposedRows(NumericDataset dataset, long start, int rowsInFile) {
    double[] table = new double[Math.multiplyExact(range.count(), columns)];
    double[] series = new double[range.count()];
    for (int column = 0; column < columns; column++) {
      dataset.read(start + (long) column * rowsInFile + range.first(), series, 0, series.length);
      for (int row = 0; row < series.length; row++) {
        table[row * columns + column] = series[row];
      }
    }
    return table;
  }
}

package io.entrain.metrics;

import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.FileHeader;
import io.entrain.hdf5.Hdf5File;
import java.util.Arrays;

/** Reads one file of test results; every dataset must have the shape that the root's attributes and the list of neurons imply. */
final class TestResultsReader {
  private final Hdf5File file;
  private final int trials;
  private final int tasks;
  private final int[] neurons;
  private final int rows;

  TestResultsReader(Hdf5File file) {
    this.file = file;
    requireKnownFormat();
    trials = count("trials");
    tasks = count("tasks");
    neurons = file.ints(TestResultsFile.NEURONS);
    long[] shape = file.shape(TestResultsFile.TARGET);
    rows = shape.length == 3 ? Math.toIntExact(shape[1]) : 0;
  }

  TestResults read() {
    return new TestResults(
        neurons,
        trials,
        tasks,
        count("steps"),
        file.number("/", "dt_ms"),
        file.number("/", "stim_off_ms"),
        file.number("/", "learn_every_ms"),
        file.textAttribute(TestResultsFile.CURRENT, TestResultsFile.VARIABLE),
        currents(),
        tables(TestResultsFile.TARGET),
        tables(TestResultsFile.RATE),
        file.textAttribute(TestResultsFile.RATE, TestResultsFile.SOURCE).equals(TestResultsFile.RECORDED),
        spikes(),
        meanRates(),
        Math.toIntExact(file.integer("/", "checkpoint_loop")),
        file.header().parametersDigest());
  }

  private void requireKnownFormat() {
    int version = file.header().formatVersion();
    if (version != FileHeader.CURRENT_FORMAT) {
      throw new DataFileException(file.path(), "format_version is " + version, "this release reads version " + FileHeader.CURRENT_FORMAT);
    }
  }

  private int count(String attribute) {
    long value = file.integer("/", attribute);
    if (value < 1 || value > Integer.MAX_VALUE) {
      throw new DataFileException(file.path(), "attribute " + attribute + " is " + value, "must be at least 1");
    }
    return (int) value;
  }

  private float[][][][] currents() {
    float[] flat = floats(TestResultsFile.CURRENT, tasks, trials, rows, neurons.length);
    float[][][][] currents = new float[tasks][trials][][];
    for (int task = 0; task < tasks; task++) {
      for (int trial = 0; trial < trials; trial++) {
        currents[task][trial] = table(flat, task * trials + trial);
      }
    }
    return currents;
  }

  private float[][][] tables(String name) {
    float[] flat = floats(name, tasks, rows, neurons.length);
    float[][][] tables = new float[tasks][][];
    for (int task = 0; task < tasks; task++) {
      tables[task] = table(flat, task);
    }
    return tables;
  }

  private float[][] table(float[] flat, int number) {
    float[][] table = new float[rows][];
    for (int row = 0; row < rows; row++) {
      int from = (number * rows + row) * neurons.length;
      table[row] = Arrays.copyOfRange(flat, from, from + neurons.length);
    }
    return table;
  }

  private double[][] meanRates() {
    requireShape(TestResultsFile.MEAN_RATE, tasks, trials);
    double[] flat = file.doubles(TestResultsFile.MEAN_RATE);
    double[][] rates = new double[tasks][];
    for (int task = 0; task < tasks; task++) {
      rates[task] = Arrays.copyOfRange(flat, task * trials, (task + 1) * trials);
    }
    return rates;
  }

  private int[][][][] spikes() {
    long[] offsets = file.longs(TestResultsFile.TIMES + "/offsets");
    int[] values = file.ints(TestResultsFile.TIMES + "/values");
    requireShape(TestResultsFile.TIMES + "/offsets", (long) tasks * trials * neurons.length + 1);
    int[][][][] spikes = new int[tasks][trials][neurons.length][];
    for (int list = 0; list < offsets.length - 1; list++) {
      long from = offsets[list];
      long to = offsets[list + 1];
      if (from < 0 || to < from || to > values.length) {
        throw new DataFileException(file.path(), TestResultsFile.TIMES + "/offsets", "must ascend from 0 to the number of spikes");
      }
      int trial = list / neurons.length;
      spikes[trial / trials][trial % trials][list % neurons.length] = Arrays.copyOfRange(values, (int) from, (int) to);
    }
    return spikes;
  }

  private float[] floats(String name, long... shape) {
    requireShape(name, shape);
    return file.floats(name);
  }

  private void requireShape(String name, long... shape) {
    long[] found = file.shape(name);
    if (!Arrays.equals(found, shape)) {
      throw new DataFileException(
          file.path(), "dataset " + name + " has the shape " + Arrays.toString(found), "must have " + Arrays.toString(shape));
    }
  }
}

package io.entrain.experiment;

import io.entrain.config.Precision;
import io.entrain.linalg.RealArray;
import io.entrain.network.NeuronRange;
import io.entrain.network.NeuronTable;
import java.util.stream.IntStream;

/** Fills tables with a row for each time and a value for each neuron from generators that work neuron by neuron. */
final class TableWriter {
  /** Neurons drawn together, so that rows are written in runs and not value by value. */
  private static final int BLOCK = 64;

  private TableWriter() {}

  /** Writes all values of one neuron in one task, one a row. */
  @FunctionalInterface
  interface Generator {
    void draw(int task, int neuron, double[] rows);
  }

  /** Draws a table of one task for a range, several neurons at a time; {@code done} hears of every block of neurons. */
  static NeuronTable draw(Generator generator, int task, int rows, NeuronRange range, Precision precision, Runnable done) {
    NeuronTable table = new NeuronTable(range, new RealArray[rows]);
    for (int row = 0; row < rows; row++) {
      table.rows()[row] = RealArray.allocate(precision, range.size());
    }
    IntStream.range(0, blocks(range.size()))
        .parallel()
        .forEach(
            block -> {
              int from = range.from() + block * BLOCK;
              drawBlock(generator, task, table, from, Math.min(range.to(), from + BLOCK));
              done.run();
            });
    return table;
  }

  /** Blocks of a table of so many neurons. */
  static int blocks(int neurons) {
    return Math.ceilDiv(neurons, BLOCK);
  }

  private static void drawBlock(Generator generator, int task, NeuronTable table, int from, int to) {
    RealArray[] rows = table.rows();
    double[][] columns = new double[to - from][rows.length];
    for (int neuron = from; neuron < to; neuron++) {
      generator.draw(task, neuron, columns[neuron - from]);
    }
    int first = table.column(from);
    for (int row = 0; row < rows.length; row++) {
      switch (rows[row]) {
        case RealArray.Float32(float[] singles) -> {
          for (int i = 0; i < columns.length; i++) {
            singles[first + i] = (float) columns[i][row];
          }
        }
        case RealArray.Float64(double[] doubles) -> {
          for (int i = 0; i < columns.length; i++) {
            doubles[first + i] = columns[i][row];
          }
        }
      }
    }
  }
}

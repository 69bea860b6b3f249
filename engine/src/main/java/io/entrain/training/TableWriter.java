package io.entrain.training;

import io.entrain.config.Precision;
import io.entrain.linalg.RealArray;
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

  /** Draws a table of one task, several neurons at a time; {@code done} hears of every block of neurons. */
  static RealArray[] draw(Generator generator, int task, int rows, int neurons, Precision precision, Runnable done) {
    RealArray[] table = new RealArray[rows];
    for (int row = 0; row < rows; row++) {
      table[row] = RealArray.allocate(precision, neurons);
    }
    IntStream.range(0, Math.ceilDiv(neurons, BLOCK))
        .parallel()
        .forEach(
            block -> {
              drawBlock(generator, task, table, block * BLOCK, Math.min(neurons, (block + 1) * BLOCK));
              done.run();
            });
    return table;
  }

  /** Blocks of a table of so many neurons. */
  static int blocks(int neurons) {
    return Math.ceilDiv(neurons, BLOCK);
  }

  private static void drawBlock(Generator generator, int task, RealArray[] table, int from, int to) {
    double[][] columns = new double[to - from][table.length];
    for (int neuron = from; neuron < to; neuron++) {
      generator.draw(task, neuron, columns[neuron - from]);
    }
    for (int row = 0; row < table.length; row++) {
      switch (table[row]) {
        case RealArray.Float32(float[] singles) -> {
          for (int neuron = from; neuron < to; neuron++) {
            singles[neuron] = (float) columns[neuron - from][row];
          }
        }
        case RealArray.Float64(double[] doubles) -> {
          for (int neuron = from; neuron < to; neuron++) {
            doubles[neuron] = columns[neuron - from][row];
          }
        }
      }
    }
  }
}

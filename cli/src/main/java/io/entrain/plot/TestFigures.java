package io.entrain.plot;

import io.entrain.config.ConfigException;
import io.entrain.hdf5.AtomicFile;
import io.entrain.hdf5.DataFileException;
import io.entrain.metrics.TestResults;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The figures of a test: synaptic currents and peri-stimulus time histograms against what they should be, and the spikes. */
public final class TestFigures {
  private TestFigures() {}

  /**
   * Draws, for each task K (from 1), {@code test-syninput-taskK}, {@code test-psth-taskK} and {@code test-raster-taskK}, and beside each a
   * CSV file of what is drawn. Existing files are replaced.
   *
   * @param neurons 0-based neurons to be drawn, in this order; null: all that were tested
   * @return all files written
   * @throws ConfigException if a neuron was not tested
   * @throws FigureException if this machine cannot draw
   * @throws DataFileException if a file cannot be written
   */
  public static List<Path> write(TestResults results, Path directory, Format format, int[] neurons) {
    int[] chosen = NeuronSelection.positions(results, neurons);
    List<Path> files = new ArrayList<>();
    for (int task = 0; task < results.tasks(); task++) {
      for (Kind kind : Kind.values()) {
        Path base = directory.resolve("test-" + kind.name + "-task" + (task + 1));
        files.addAll(FigureWriter.write(kind.figure.make(results, task, chosen), base, format));
        files.add(write(kind.table.make(results, task, chosen), base));
      }
    }
    return files;
  }

  private static Path write(CsvTable table, Path base) {
    Path file = base.resolveSibling(base.getFileName() + ".csv");
    AtomicFile.writeText(file, table.toString());
    return file;
  }

  /** The figures of one task. */
  private enum Kind {
    CURRENTS("syninput", SynapticInputFigure::of, SynapticInputFigure::table),
    RATES("psth", PsthFigure::of, PsthFigure::table),
    SPIKES("raster", RasterFigure::of, RasterFigure::table);

    private final String name;
    private final Maker<Figure> figure;
    private final Maker<CsvTable> table;

    Kind(String name, Maker<Figure> figure, Maker<CsvTable> table) {
      this.name = name;
      this.figure = figure;
      this.table = table;
    }
  }

  @FunctionalInterface
  private interface Maker<T> {
    T make(TestResults results, int task, int[] chosen);
  }
}

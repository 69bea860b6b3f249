package io.entrain.metrics;

import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.FileHeader;
import io.entrain.hdf5.Hdf5File;
import io.entrain.hdf5.Hdf5Writer;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The file of test results, {@code test.h5}.
 *
 * <table>
 * <caption>Datasets</caption>
 * <tr><td>{@code ineurons} (M)</td><td>0-based indices of the tested neurons</td></tr>
 * <tr><td>{@code times/offsets}, {@code times/values}</td><td>spike times in 1-based steps of {@code dt_ms}; the list of neuron m in
 *     trial k of task t is number {@code (t * trials + k) * M + m}, from {@code offsets[number]} to {@code offsets[number + 1]} of the
 *     values</td></tr>
 * <tr><td>{@code u_rollave} (tasks, trials, rows, M)</td><td>synaptic current averaged in the rolling window; attribute {@code variable}
 *     says which current</td></tr>
 * <tr><td>{@code utarg} (tasks, rows, M)</td><td>target current; NaN for a neuron that is not trained</td></tr>
 * <tr><td>{@code rate} (tasks, rows, M)</td><td>wanted rate, Hz; attribute {@code source} says {@code recorded} or
 *     {@code predicted}</td></tr>
 * <tr><td>{@code mean_rate} (tasks, trials)</td><td>mean rate of all neurons of the network over a whole trial, Hz</td></tr>
 * </table>
 *
 * Attributes of the root: {@code trials}, {@code tasks}, {@code steps}, {@code dt_ms}, {@code stim_off_ms}, {@code learn_every_ms},
 * {@code checkpoint_loop}, and those of every file ({@link FileHeader}).
 */
public final class TestResultsFile {
  /** Name of the file in a data directory. */
  public static final String NAME = "test.h5";

  static final String NEURONS = "ineurons";
  static final String TIMES = "times";
  static final String CURRENT = "u_rollave";
  static final String TARGET = "utarg";
  static final String RATE = "rate";
  static final String MEAN_RATE = "mean_rate";
  static final String VARIABLE = "variable";
  static final String SOURCE = "source";
  static final String RECORDED = "recorded";
  private static final String PREDICTED = "predicted";

  private TestResultsFile() {}

  /**
   * Writes results, replacing a file that may be there.
   *
   * @throws DataFileException if it cannot be written; what was there is then still there
   */
  public static void write(Path file, TestResults results) {
    new Hdf5Writer(FileHeader.current(results.parametersDigest()))
        .attribute("/", "trials", results.trials())
        .attribute("/", "tasks", results.tasks())
        .attribute("/", "steps", results.steps())
        .attribute("/", "dt_ms", results.dtMs())
        .attribute("/", "stim_off_ms", results.stimOffMs())
        .attribute("/", "learn_every_ms", results.learnEveryMs())
        .attribute("/", "checkpoint_loop", results.checkpointLoop())
        .ints(NEURONS, results.neurons())
        .ragged(TIMES, spikeLists(results))
        .unit(TIMES + "/values", "dt")
        .array(CURRENT, results.current())
        .attribute(CURRENT, VARIABLE, results.correlationVariable())
        .array(TARGET, results.target())
        .array(RATE, results.targetRateHz())
        .attribute(RATE, SOURCE, results.recordedRates() ? RECORDED : PREDICTED)
        .unit(RATE, "Hz")
        .array(MEAN_RATE, results.meanRateHz())
        .unit(MEAN_RATE, "Hz")
        .write(file);
  }

  /**
   * Reads results.
   *
   * @throws DataFileException if the file cannot be read or is not a file of test results
   */
  public static TestResults read(Path file) {
    try (Hdf5File source = Hdf5File.open(file)) {
      return new TestResultsReader(source).read();
    }
  }

  private static int[][] spikeLists(TestResults results) {
    return Arrays.stream(results.spikeSteps()).flatMap(Arrays::stream).flatMap(Arrays::stream).toArray(int[][]::new);
  }
}

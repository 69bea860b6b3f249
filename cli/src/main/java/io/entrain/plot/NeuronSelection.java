package io.entrain.plot;

import io.entrain.config.ConfigException;
import io.entrain.metrics.TestResults;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds neurons among those that were tested. */
final class NeuronSelection {
  private static final int MOST_NAMED = 40;

  private NeuronSelection() {}

  /**
   * Positions in {@link TestResults#neurons} of these 0-based neurons, in the order given; null: of all.
   *
   * @throws ConfigException if one was not tested; the message counts neurons from 1, as users do
   */
  static int[] positions(TestResults results, int[] neurons) {
    if (neurons == null) {
      return IntStream.range(0, results.neurons().length).toArray();
    }
    if (neurons.length == 0) {
      throw new ConfigException("neurons: at least one must be named; tested were " + oneBased(results.neurons()));
    }
    int[] missing = Arrays.stream(neurons).filter(neuron -> position(results, neuron) < 0).toArray();
    if (missing.length > 0) {
      throw new ConfigException(
          "neurons = " + oneBased(missing) + ": not among the tested neurons, which are " + oneBased(results.neurons()));
    }
    return Arrays.stream(neurons).map(neuron -> position(results, neuron)).toArray();
  }

  private static int position(TestResults results, int neuron) {
    return IntStream.range(0, results.neurons().length).filter(i -> results.neurons()[i] == neuron).findFirst().orElse(-1);
  }

  /** Runs of consecutive neurons as first:last, as they may be typed. */
  private static String oneBased(int[] neurons) {
    int[] sorted = Arrays.stream(neurons).sorted().distinct().toArray();
    int[] starts = IntStream.range(0, sorted.length).filter(i -> i == 0 || sorted[i] != sorted[i - 1] + 1).toArray();
    String runs =
        IntStream.range(0, Math.min(starts.length, MOST_NAMED))
            .mapToObj(run -> run(sorted[starts[run]] + 1, sorted[(run + 1 < starts.length ? starts[run + 1] : sorted.length) - 1] + 1))
            .collect(Collectors.joining(", "));
    return starts.length > MOST_NAMED ? runs + ", ..." : runs;
  }

  private static String run(int first, int last) {
    return first == last ? Integer.toString(first) : first + ":" + last;
  }
}

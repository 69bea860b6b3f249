package io.entrain.network;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether the parts that several processes have made are the whole network. */
public final class Coverage {
  private Coverage() {}

  /**
   * Looks for neurons that are in no range or in two.
   *
   * @param ranges in any order; empty ones do not matter
   * @param neurons neurons of the network
   * @return the first ones that are, to be read after what the ranges are of; empty: each neuron is in one range
   */
  public static Optional<String> flaw(Collection<NeuronRange> ranges, int neurons) {
    List<NeuronRange> ascending =
        ranges.stream().filter(range -> range.size() > 0).sorted(Comparator.comparingInt(NeuronRange::from)).toList();
    int next = 0;
    for (NeuronRange range : ascending) {
      if (range.from() < next) {
        return flaw(range.from(), Math.min(next, range.to()), "in two");
      }
      if (range.from() > next) {
        return flaw(next, range.from(), "in none");
      }
      next = range.to();
    }
    if (next < neurons) {
      return flaw(next, neurons, "in none");
    }
    return next > neurons ? flaw(neurons, next, "in them, and the network has " + neurons) : Optional.empty();
  }

  private static Optional<String> flaw(int from, int to, String where) {
    return Optional.of("neurons " + (from + 1) + " to " + to + " are " + where);
  }
}

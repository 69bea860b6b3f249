package io.entrain.cluster.link;

import io.entrain.network.NeuronRange;
import io.entrain.spike.SpikeList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Nodes of {@value #NEURONS} neurons each. */
final class TestNodes {
  static final int NEURONS = 100;

  private TestNodes() {}

  static LinkEpoch epoch(int self, long number, int nodes) {
    TreeMap<Integer, List<NeuronRange>> ranges = new TreeMap<>();
    for (int node = 0; node < nodes; node++) {
      ranges.put(node, List.of(new NeuronRange(node * NEURONS, (node + 1) * NEURONS)));
    }
    return new LinkEpoch("a run", number, nodes * NEURONS, self, ranges);
  }

  static <T> CompletableFuture<T> inThread(Supplier<T> task) {
    return CompletableFuture.supplyAsync(task, command -> Thread.ofPlatform().daemon().start(command));
  }

  static int[] neurons(SpikeList spikes) {
    return IntStream.range(0, spikes.size()).map(spikes::neuron).toArray();
  }

  static void close(List<? extends AutoCloseable> resources) {
    for (AutoCloseable each : resources) {
      try {
        each.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}

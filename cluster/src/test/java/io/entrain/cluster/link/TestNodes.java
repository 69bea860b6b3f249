package io.entrain.cluster.link;

import io.entrain.network.NeuronRange;
import io.entrain.spike.SpikeList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Nodes of {@value #NEURONS} neurons each, on loopback. */
final class TestNodes {
  static final int NEURONS = 100;
  static final byte[] TOKEN = "the token of these nodes".getBytes(StandardCharsets.UTF_8);
  static final LinkSettings SETTINGS = LinkSettings.DEFAULT.withOpening(Duration.ofSeconds(20));

  private TestNodes() {}

  static LinkEpoch epoch(int self, long number, int nodes) {
    TreeMap<Integer, List<NeuronRange>> ranges = new TreeMap<>();
    for (int node = 0; node < nodes; node++) {
      ranges.put(node, List.of(new NeuronRange(node * NEURONS, (node + 1) * NEURONS)));
    }
    return new LinkEpoch("a run", number, nodes * NEURONS, self, ranges, Map.of());
  }

  static LinkAcceptor listen() {
    return listen(LinkSecurity.onLoopback(TOKEN), SETTINGS);
  }

  static LinkAcceptor listen(LinkSecurity security, LinkSettings settings) {
    try {
      return LinkAcceptor.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), security, settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<LinkAcceptor> listen(int nodes, LinkSecurity security, LinkSettings settings) {
    return IntStream.range(0, nodes).mapToObj(node -> listen(security, settings)).toList();
  }

  /** One mesh for each acceptor, all in one epoch, with numbers in the order of the acceptors. */
  static List<LinkMesh> open(long epoch, List<LinkAcceptor> acceptors) {
    Map<Integer, InetSocketAddress> addresses = new HashMap<>();
    for (int node = 0; node < acceptors.size(); node++) {
      addresses.put(node, acceptors.get(node).address());
    }
    return open(epoch, acceptors, addresses);
  }

  static List<LinkMesh> open(long epoch, List<LinkAcceptor> acceptors, Map<Integer, InetSocketAddress> addresses) {
    List<CompletableFuture<LinkMesh>> opening = new ArrayList<>();
    for (int node = 0; node < acceptors.size(); node++) {
      int self = node;
      opening.add(inThread(() -> LinkMesh.open(acceptors.get(self), epoch(self, epoch, acceptors.size()), addresses)));
    }
    return opening.stream().map(CompletableFuture::join).toList();
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

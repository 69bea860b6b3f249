package io.entrain.cluster.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.cluster.SmallNetwork;
import io.entrain.cluster.link.LinkAcceptor;
import io.entrain.cluster.link.LinkEpoch;
import io.entrain.cluster.link.LinkMesh;
import io.entrain.cluster.link.LinkSecurity;
import io.entrain.cluster.link.LinkSettings;
import io.entrain.config.ConfigLoader;
import io.entrain.config.LoadedConfig;
import io.entrain.experiment.ExperimentDirectory;
import io.entrain.metrics.ShardSummary;
import io.entrain.network.NeuronRange;
import io.entrain.shard.ShardLostException;
import io.entrain.training.LoopSummary;
import io.entrain.training.ShardTrainer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes that train one network together over links on loopback, each with a network part, links and threads of its own. */
class MeshShardsTest {
  private static final int NEURONS = 120;
  private static final int LOOPS = 3;

  @TempDir
  Path directory;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<LinkAcceptor> acceptors = new ArrayList<>();
  private final List<LinkMesh> meshes = new ArrayList<>();
  private LoadedConfig loaded;

  @AfterEach
  void close() throws IOException {
    for (LinkMesh mesh : meshes) {
      mesh.close();
    }
    for (LinkAcceptor acceptor : acceptors) {
      acceptor.close();
    }
    threads.close();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"2|''", "3|''", "2|synaptic_delay = 0.7 ms", "3|synaptic_delay = 1 ms"})
  void shouldGiveTheBitsOfOneProcessForAnyNumberOfNodes(int nodes, String more) throws Exception {
    SmallNetwork.init(directory, more);
    List<Long> expected = SmallNetwork.digests(SmallNetwork.trainLocally(directory, LOOPS));
    List<LoopSummary> loops = new ArrayList<>();
    List<ShardTrainer> trainers = trainers(nodes);
    for (int loop = 1; loop <= LOOPS; loop++) {
      List<ShardSummary> shards = new ArrayList<>();
      for (Future<ShardSummary> each : start(trainers, loop)) {
        shards.add(each.get());
      }
      loops.add(LoopSummary.of(loop, 0, 0, shards, loaded.experiment().time()));
    }
    assertThat(SmallNetwork.digests(loops)).isEqualTo(expected);
  }

  @Test
  void shouldEndTheLoopWhenANodeIsGone() throws Exception {
    SmallNetwork.init(directory);
    List<ShardTrainer> trainers = trainers(2);
    meshes.getFirst().close();
    Future<ShardSummary> left = threads.submit(() -> trainers.get(1).run(0, 1, 0, true));
    assertThatThrownBy(left::get).isInstanceOf(ExecutionException.class).cause().isInstanceOf(ShardLostException.class);
  }

  private List<Future<ShardSummary>> start(List<ShardTrainer> trainers, int loop) {
    List<Future<ShardSummary>> running = new ArrayList<>();
    for (ShardTrainer trainer : trainers) {
      running.add(threads.submit(() -> trainer.run(0, loop, 0, true)));
    }
    return running;
  }

  private List<ShardTrainer> trainers(int nodes) throws Exception {
    loaded = ConfigLoader.loadOrDrawSeed(directory);
    int delay = loaded.experiment().time().delay();
    SortedMap<Integer, NeuronRange> ranges = new TreeMap<>();
    List<NeuronRange> parts = new NeuronRange(0, NEURONS).split(nodes);
    Map<Integer, InetSocketAddress> addresses = new HashMap<>();
    for (int node = 0; node < nodes; node++) {
      InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      acceptors.add(LinkAcceptor.open(anyPort, LinkSecurity.onLoopback(new byte[32]), LinkSettings.DEFAULT));
      addresses.put(node, acceptors.get(node).address());
      ranges.put(node, parts.get(node));
    }
    List<Future<LinkMesh>> opening = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      LinkEpoch epoch = MeshShards.epoch("a run", 1, NEURONS, delay, node, ranges, List.of("oak", "elm", "ash"));
      LinkAcceptor acceptor = acceptors.get(node);
      opening.add(threads.submit(() -> LinkMesh.open(acceptor, epoch, addresses)));
    }
    List<ShardTrainer> trainers = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      meshes.add(opening.get(node).get());
      TreeMap<Integer, NeuronRange> others = new TreeMap<>(ranges);
      NeuronRange own = others.remove(node);
      MeshShards remote = new MeshShards(meshes.get(node), NEURONS, delay, others);
      trainers.add(ShardTrainer.open(ExperimentDirectory.local(directory, loaded), List.of(own), 1, remote));
    }
    return trainers;
  }
}

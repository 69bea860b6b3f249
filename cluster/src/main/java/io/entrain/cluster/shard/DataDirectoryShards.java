package io.entrain.cluster.shard;

import io.entrain.checkpoint.CheckpointId;
import io.entrain.checkpoint.CheckpointPart;
import io.entrain.checkpoint.CheckpointStore;
import io.entrain.checkpoint.Content;
import io.entrain.cluster.link.LinkAcceptor;
import io.entrain.cluster.link.LinkException;
import io.entrain.cluster.link.LinkMesh;
import io.entrain.cluster.link.LinkSettings;
import io.entrain.cluster.protocol.EpochOrder;
import io.entrain.cluster.protocol.NodeShare;
import io.entrain.config.ConfigException;
import io.entrain.config.ConfigLoader;
import io.entrain.config.ExperimentConfig;
import io.entrain.config.LoadedConfig;
import io.entrain.digest.WeightDigest;
import io.entrain.network.NeuronRange;
import io.entrain.shard.ShardLostException;
import io.entrain.training.ShardSummary;
import io.entrain.training.ShardTrainer;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shards built from an initialised data directory. */
public final class DataDirectoryShards implements HostedShards {
  private final ShardTrainer trainer;
  private final NeuronRange range;
  private final CheckpointStore store;
  private final LinkMesh mesh;

  private DataDirectoryShards(ShardTrainer trainer, EpochOrder order, CheckpointStore store, LinkMesh mesh) {
    this.trainer = trainer;
    this.range = order.own().range();
    this.store = store;
    this.mesh = mesh;
  }

  /**
   * Opens them: links first, since peers wait for them, then the network.
   *
   * @param acceptor where this node listens for links; null: it has none, and holds the whole network
   * @param threads threads that compute on this node, shared by its shards
   * @throws ConfigException if the directory holds other parameters here than where the epoch is led
   */
  public static HostedShards open(EpochOrder order, LinkAcceptor acceptor, int threads) {
    Path directory = Path.of(order.directory());
    LoadedConfig loaded = ConfigLoader.load(directory);
    ExperimentConfig config = loaded.experiment();
    if (!config.digest().equals(order.parametersDigest())) {
      throw new ConfigException(
          "%s: its parameters have the digest %s on node %s and %s where the run is led: all nodes must see the same directory"
              .formatted(directory, config.digest(), order.own().name(), order.parametersDigest()));
    }
    LinkMesh mesh = order.nodes().size() == 1 ? null : link(order, config, acceptor);
    boolean kept = false;
    try {
      DataDirectoryShards shards = build(order, loaded, mesh, threads, store(directory, config, acceptor != null));
      kept = true;
      return shards;
    } finally {
      if (!kept && mesh != null) {
        mesh.close();
      }
    }
  }

  private static CheckpointStore store(Path directory, ExperimentConfig config, boolean shared) {
    return shared ? CheckpointStore.shared(directory, config.digest()) : new CheckpointStore(directory, config.digest());
  }

  private static DataDirectoryShards build(
      EpochOrder order, LoadedConfig loaded, LinkMesh mesh, int threads, CheckpointStore store) {
    Path directory = Path.of(order.directory());
    NodeShare own = order.own();
    int perShard = Math.max(1, threads / own.shards().size());
    ExperimentConfig config = loaded.experiment();
    MeshShards remote = mesh == null ? null : new MeshShards(mesh, config.population().neurons(), config.time().delay(), others(order));
    ShardTrainer trainer = ShardTrainer.open(directory, loaded, own.shards(), perShard, remote);
    if (order.restore() != null) {
      store.restore(order.restore(), own.range(), Content.EVERYTHING, trainer.state());
    }
    return new DataDirectoryShards(trainer, order, store, mesh);
  }

  private static LinkMesh link(EpochOrder order, ExperimentConfig config, LinkAcceptor acceptor) {
    int neurons = config.population().neurons();
    List<String> names = order.nodes().stream().map(NodeShare::name).toList();
    SortedMap<Integer, NeuronRange> ranges = new TreeMap<>();
    order.nodes().forEach(share -> ranges.put(share.node(), share.range()));
    Map<Integer, InetSocketAddress> addresses =
        order.nodes().stream()
            .collect(Collectors.toMap(NodeShare::node, share -> InetSocketAddress.createUnresolved(share.dataHost(), share.dataPort())));
    return LinkMesh.open(
        acceptor,
        settings(order, acceptor.settings()),
        MeshShards.epoch(order.run(), order.epoch(), neurons, config.time().delay(), order.node(), ranges, names),
        addresses);
  }

  /** Where nodes share a machine with too few processors, one that waits in a tight loop would keep those from it that it waits for. */
  private static LinkSettings settings(EpochOrder order, LinkSettings settings) {
    int shardsHere =
        order.nodes().stream()
            .filter(share -> share.dataHost().equals(order.own().dataHost()))
            .mapToInt(share -> share.shards().size())
            .sum();
    return shardsHere > Runtime.getRuntime().availableProcessors() ? settings.withSpin(Duration.ZERO) : settings;
  }

  private static SortedMap<Integer, NeuronRange> others(EpochOrder order) {
    SortedMap<Integer, NeuronRange> others = new TreeMap<>();
    order.nodes().stream().filter(share -> share.node() != order.node()).forEach(share -> others.put(share.node(), share.range()));
    return others;
  }

  @Override
  public int shards() {
    return trainer.ranges().size();
  }

  @Override
  public int tasks() {
    return trainer.tasks();
  }

  @Override
  public long digest() {
    return WeightDigest.of(trainer.state(), range);
  }

  @Override
  public ShardSummary run(int shard, int loop, int task, boolean measure) {
    try {
      return trainer.run(shard, loop, task, measure);
    } catch (ShardLostException e) {
      throw named(e);
    }
  }

  /** The loss in the words of the link that broke, with the name that people know the other node by. */
  private ShardLostException named(ShardLostException loss) {
    for (Throwable cause = loss; cause != null; cause = cause.getCause()) {
      if (cause instanceof LinkException link && link.peer() >= 0) {
        return new ShardLostException(mesh.name(link.peer()) + " is lost: " + link.getMessage(), loss);
      }
    }
    return loss;
  }

  @Override
  public CheckpointPart savePart(CheckpointId id) {
    return store.writePart(id, range, trainer.state());
  }

  @Override
  public void breakUp(String reason) {
    trainer.breakUp(reason);
    close();
  }

  @Override
  public void close() {
    if (mesh != null) {
      try {
        mesh.close();
      } catch (UncheckedIOException _) {
        // it is given up in any case
      }
    }
  }
}

package io.entrain.cluster.shard;

import io.entrain.cluster.link.LinkAcceptor;
import io.entrain.cluster.link.LinkException;
import io.entrain.cluster.link.LinkMesh;
import io.entrain.cluster.link.LinkSettings;
import io.entrain.cluster.protocol.EpochOrder;
import io.entrain.cluster.protocol.NodeShare;
import io.entrain.config.ExperimentConfig;
import io.entrain.network.NeuronRange;
import io.entrain.shard.RemoteShards;
import io.entrain.shard.ShardLostException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The links from this node to all others of an epoch; none where it is the only one. */
final class EpochLinks implements AutoCloseable {
  private final EpochOrder order;
  private final ExperimentConfig config;
  private final LinkMesh mesh;

  private EpochLinks(EpochOrder order, ExperimentConfig config, LinkMesh mesh) {
    this.order = order;
    this.config = config;
    this.mesh = mesh;
  }

  /**
   * Opens them, together with all other nodes.
   *
   * @param acceptor where this node listens for links; null: it has none, and is the only one
   */
  static EpochLinks open(EpochOrder order, ExperimentConfig config, LinkAcceptor acceptor) {
    return new EpochLinks(order, config, order.nodes().size() == 1 ? null : link(order, config, acceptor));
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

  /** The shards at their other ends; null: there are none. */
  RemoteShards remote() {
    if (mesh == null) {
      return null;
    }
    SortedMap<Integer, NeuronRange> others = new TreeMap<>();
    order.nodes().stream().filter(share -> share.node() != order.node()).forEach(share -> others.put(share.node(), share.range()));
    return new MeshShards(mesh, config.population().neurons(), config.time().delay(), others);
  }

  /** A loss in the words of the link that broke, with the name that people know the other node by. */
  ShardLostException named(ShardLostException loss) {
    for (Throwable cause = loss; cause != null; cause = cause.getCause()) {
      if (cause instanceof LinkException link && link.peer() >= 0) {
        return new ShardLostException(mesh.name(link.peer()) + " is lost: " + link.getMessage(), loss);
      }
    }
    return loss;
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

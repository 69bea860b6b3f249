package io.entrain.cluster.shard;

import io.entrain.checkpoint.CheckpointStore;
import io.entrain.checkpoint.Content;
import io.entrain.cluster.link.LinkAcceptor;
import io.entrain.cluster.protocol.EpochOrder;
import io.entrain.cluster.protocol.NodeShare;
import io.entrain.config.ConfigException;
import io.entrain.config.ConfigLoader;
import io.entrain.config.ExperimentConfig;
import io.entrain.config.LoadedConfig;
import io.entrain.experiment.ExperimentDirectory;
import io.entrain.initialisation.InitialShards;
import io.entrain.plugin.PluginLoader;
import io.entrain.training.ShardTrainer;
import java.nio.file.Path;

/**
 * Builds shards from a data directory.
 *
 * @param acceptor where this node listens for links; null: it has none, holds the whole network and has the directory for itself
 * @param threads threads that compute on this node, shared by its shards
 * @param plugins makes the generators that the parameters name
 */
public record DataDirectoryShards(LinkAcceptor acceptor, int threads, PluginLoader plugins) implements ShardOpener {
  /**
   * Opens them: links first, since peers wait for them, then the network.
   *
   * @throws ConfigException if the directory holds other parameters here than where the epoch is led
   */
  @Override
  public HostedShards open(EpochOrder order) {
    Path path = Path.of(order.directory());
    LoadedConfig loaded = ConfigLoader.load(path);
    ExperimentConfig config = loaded.experiment();
    if (!config.digest().equals(order.parametersDigest())) {
      throw new ConfigException(
          "%s: its parameters have the digest %s on node %s and %s where the run is led: all nodes must see the same directory"
              .formatted(path, config.digest(), order.own().name(), order.parametersDigest()));
    }
    ExperimentDirectory directory =
        acceptor == null ? ExperimentDirectory.local(path, loaded) : ExperimentDirectory.shared(path, loaded, plugins);
    EpochLinks links = EpochLinks.open(order, config, acceptor);
    boolean kept = false;
    try {
      HostedShards shards =
          switch (order.stage()) {
            case INITIAL_PASS -> measuring(order, directory, links);
            case TRAINING -> trained(order, directory, links);
          };
      kept = true;
      return shards;
    } finally {
      if (!kept) {
        links.close();
      }
    }
  }

  private HostedShards measuring(EpochOrder order, ExperimentDirectory directory, EpochLinks links) {
    return new InitialPassShards(InitialShards.draw(directory, order.own().shards(), threadsEach(order), links.remote()), links);
  }

  private HostedShards trained(EpochOrder order, ExperimentDirectory directory, EpochLinks links) {
    NodeShare own = order.own();
    String digest = order.parametersDigest();
    CheckpointStore store =
        acceptor == null ? new CheckpointStore(directory.path(), digest) : CheckpointStore.shared(directory.path(), digest);
    ShardTrainer trainer = ShardTrainer.open(directory, own.shards(), threadsEach(order), links.remote());
    if (order.restore() != null) {
      store.restore(order.restore(), own.range(), Content.EVERYTHING, trainer.state());
    }
    return new TrainingShards(trainer, own.range(), store, links);
  }

  private int threadsEach(EpochOrder order) {
    return Math.max(1, threads / order.own().shards().size());
  }
}

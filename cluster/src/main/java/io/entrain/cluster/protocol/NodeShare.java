package io.entrain.cluster.protocol;

import io.entrain.network.NeuronRange;
import java.util.List;

/**
 * What a node holds of the network in an epoch.
 *
 * @param node its number in the epoch, from 0
 * @param name for messages
 * @param shards ranges of neurons, ascending and without a gap
 * @param dataHost where it listens for the links of other nodes
 * @param dataPort as {@code dataHost}
 */
public record NodeShare(int node, String name, List<NeuronRange> shards, String dataHost, int dataPort) {
  public NodeShare {
    shards = List.copyOf(shards);
  }

  /** All its neurons. */
  public NeuronRange range() {
    return new NeuronRange(shards.getFirst().from(), shards.getLast().to());
  }
}

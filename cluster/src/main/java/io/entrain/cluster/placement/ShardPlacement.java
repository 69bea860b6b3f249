package io.entrain.cluster.placement;

import io.entrain.cluster.protocol.NodeFacts;
import io.entrain.cluster.protocol.NodeShare;
import io.entrain.network.NeuronRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which node holds which neurons: a function of the size of the network and of the nodes, and of nothing else. */
public final class ShardPlacement {
  private ShardPlacement() {}

  /**
   * Gives each node a range in proportion to its threads, in order of their names, and cuts it into as many shards as the node likes. A
   * node for which no group of {@link NeuronRange#LANES} neurons is left gets nothing.
   */
  public static List<NodeShare> place(int neurons, List<NodeFacts> nodes) {
    List<NodeFacts> ordered =
        nodes.stream().sorted(Comparator.comparing(NodeFacts::name).thenComparing(NodeFacts::address)).toList();
    long threads = ordered.stream().mapToLong(NodeFacts::threads).sum();
    int groups = Math.ceilDiv(neurons, NeuronRange.LANES);
    List<NodeShare> shares = new ArrayList<>();
    long before = 0;
    for (NodeFacts node : ordered) {
      int from = (int) (groups * before / threads) * NeuronRange.LANES;
      before += node.threads();
      int to = Math.min(neurons, (int) (groups * before / threads) * NeuronRange.LANES);
      if (to > from) {
        List<NeuronRange> shards = new NeuronRange(from, to).split(node.shards());
        shares.add(new NodeShare(shares.size(), node.name(), shards, node.dataHost(), node.dataPort()));
      }
    }
    return shares;
  }
}

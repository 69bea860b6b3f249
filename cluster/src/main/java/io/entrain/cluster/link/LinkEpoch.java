package io.entrain.cluster.link;

import io.entrain.network.NeuronRange;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What both ends of a link must agree on: one attempt at a range of training loops on a fixed set of nodes.
 *
 * @param run name of the run, unlike that of any other run of the cluster
 * @param number of the epoch, ascending within a run
 * @param neurons of the whole network
 * @param self number of this node
 * @param nodes the neurons of every node, this one included, as ascending ranges; no neuron belongs to two nodes
 * @param names what people call the nodes, for messages alone; a node that has none is called by its number
 */
public record LinkEpoch(
    String run, long number, int neurons, int self, SortedMap<Integer, List<NeuronRange>> nodes, Map<Integer, String> names) {
  public LinkEpoch {
    names = Map.copyOf(names);
    TreeMap<Integer, List<NeuronRange>> copy = new TreeMap<>();
    nodes.forEach((node, ranges) -> copy.put(node, List.copyOf(ranges)));
    nodes = Collections.unmodifiableSortedMap(copy);
    if (nodes.isEmpty() || nodes.firstKey() < 0 || !nodes.containsKey(self)) {
      throw new IllegalArgumentException("nodes " + nodes.keySet() + ": must be 0 or more and hold this node, " + self);
    }
    nodes.forEach((node, ranges) -> requireApart(node, ranges, neurons));
    List<NeuronRange> all = copy.values().stream().flatMap(List::stream).sorted(Comparator.comparingInt(NeuronRange::from)).toList();
    requireApart(-1, all, neurons);
  }

  /** What people call a node. */
  String name(int node) {
    return names.getOrDefault(node, "node " + node);
  }

  /** The other nodes, ascending. */
  List<Integer> peers() {
    return nodes.keySet().stream().filter(node -> node != self).toList();
  }

  private static void requireApart(int node, List<NeuronRange> ranges, int neurons) {
    int end = 0;
    for (NeuronRange range : ranges) {
      if (range.from() < end || range.to() > neurons) {
        String owner = node < 0 ? "all nodes" : "node " + node;
        throw new IllegalArgumentException(owner + " " + ranges + ": must ascend, lie apart and end at neuron " + neurons);
      }
      end = range.to();
    }
  }

  @Override
  public String toString() {
    return "epoch " + number + " of run " + run;
  }
}

package io.entrain.cluster.protocol;

import io.entrain.checkpoint.CheckpointId;
import java.util.List;

/**
 * What a node needs to know to hold its part of an epoch.
 *
 * @param run name of the run
 * @param epoch number of the epoch, ascending within a run
 * @param directory data directory, absolute
 * @param parametersDigest of the parameters that the supervisor has read there
 * @param node number of the node that this is for
 * @param nodes all of them, ascending
 * @param stage what it is for
 * @param restore checkpoint to begin from; null: anew
 */
public record EpochOrder(
    String run,
    long epoch,
    String directory,
    String parametersDigest,
    int node,
    List<NodeShare> nodes,
    Stage stage,
    CheckpointId restore) {
  public EpochOrder {
    nodes = List.copyOf(nodes);
  }

  /** What the node of this order holds. */
  public NodeShare own() {
    return nodes.get(node);
  }

  /** The same epoch for another node. */
  public EpochOrder of(int other) {
    return new EpochOrder(run, epoch, directory, parametersDigest, other, nodes, stage, restore);
  }

  @Override
  public String toString() {
    return "epoch " + epoch + " of run " + run;
  }
}

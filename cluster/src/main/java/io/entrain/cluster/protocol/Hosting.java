package io.entrain.cluster.protocol;

import akka.actor.typed.ActorRef;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.entrain.checkpoint.CheckpointId;
import io.entrain.checkpoint.CheckpointPart;
import io.entrain.cluster.run.SharedDirectoryProbe;
import io.entrain.metrics.ShardSummary;
import java.util.List;

/** What an epoch, wherever it is led, and the nodes that hold its shards say to each other: a few messages a loop, none a step. */
public final class Hosting {
  private Hosting() {}

  /** To the manager of a node. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({
    @JsonSubTypes.Type(OpenShards.class),
    @JsonSubTypes.Type(Describe.class),
    @JsonSubTypes.Type(Probe.class),
    @JsonSubTypes.Type(Leave.class)
  })
  public sealed interface Order extends WireMessage {}

  /** Holds shards of an epoch, in place of whatever it holds. The answer is {@link ShardsOpened}, or why not. */
  public record OpenShards(EpochOrder order, ActorRef<Report> epoch) implements Order {}

  /** Says what it is. */
  public record Describe(ActorRef<Described> replyTo) implements Order {}

  /** Looks for a file that the asker has written, to find out whether both see one directory. */
  public record Probe(String root, String nonce, ActorRef<Probed> replyTo) implements Order {}

  /** Leaves the cluster and ends its process. */
  public record Leave(String reason) implements Order {}

  /** What a node is. */
  public record Described(NodeFacts facts, ActorRef<Order> manager) implements WireMessage {}

  /** What a node has found. */
  public record Probed(String node, SharedDirectoryProbe.Reading reading) implements WireMessage {}

  /** To the shards of a node, once they are open. One at a time. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({@JsonSubTypes.Type(RunLoop.class), @JsonSubTypes.Type(SavePart.class), @JsonSubTypes.Type(Close.class)})
  public sealed interface Task extends WireMessage {}

  /** Runs a loop. */
  public record RunLoop(int loop, int task, boolean measure) implements Task {}

  /** Writes what its neurons have learned; a loop may be told before that is done, once the state is copied. */
  public record SavePart(CheckpointId id) implements Task {}

  /** The epoch is over. */
  public record Close(String reason) implements Task {}

  /** From the shards of a node; {@code node} is its number in the epoch. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({
    @JsonSubTypes.Type(ShardsOpened.class),
    @JsonSubTypes.Type(RestoreRefused.class),
    @JsonSubTypes.Type(LoopDone.class),
    @JsonSubTypes.Type(StateCopied.class),
    @JsonSubTypes.Type(PartSaved.class),
    @JsonSubTypes.Type(HostFailed.class)
  })
  public sealed interface Report extends WireMessage {
    int node();
  }

  /**
   * The shards are built and restored and linked to all others.
   *
   * @param host to be told what comes next
   * @param tasks number of tasks of the experiment
   * @param digest part of the digest of all plastic weights
   */
  public record ShardsOpened(int node, ActorRef<Task> host, int tasks, long digest) implements Report {}

  /** The checkpoint is damaged; another one may do. */
  public record RestoreRefused(int node, String message) implements Report {}

  /** All shards of the node are through the loop. */
  public record LoopDone(int node, int loop, List<ShardSummary> shards) implements Report {}

  /** The node's part of the checkpoint is being written from a copy: shards may go on. Not told where there is no room for one. */
  public record StateCopied(int node) implements Report {}

  /** The node's part of the checkpoint lies on the disk. */
  public record PartSaved(int node, CheckpointPart part) implements Report {}

  /** The shards are gone. */
  public record HostFailed(int node, Failure failure) implements Report {}
}

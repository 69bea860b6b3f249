package io.entrain.cluster.protocol;

import akka.actor.typed.ActorRef;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** What the door for control clients, on any node, asks the cluster's one scheduler of runs, and what it answers. */
public final class Control {
  private Control() {}

  /** A question. Each is answered by one {@link Reply}. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({
    @JsonSubTypes.Type(Submit.class),
    @JsonSubTypes.Type(ListRuns.class),
    @JsonSubTypes.Type(GetRun.class),
    @JsonSubTypes.Type(Operate.class),
    @JsonSubTypes.Type(GetOperation.class),
    @JsonSubTypes.Type(GetEvents.class),
    @JsonSubTypes.Type(ListNodes.class),
    @JsonSubTypes.Type(Drain.class)
  })
  public sealed interface Question extends WireMessage {
    ActorRef<Reply> replyTo();
  }

  /**
   * Submits a run. To submit twice with one key starts one run.
   *
   * @param key chosen by the client
   * @param directory data directory, relative to the root of runs or absolute below it
   */
  public record Submit(String key, String directory, RunSettings settings, ActorRef<Reply> replyTo) implements Question {}

  /** All runs that are known, in the order of the queue. */
  public record ListRuns(ActorRef<Reply> replyTo) implements Question {}

  /** One run. */
  public record GetRun(String run, ActorRef<Reply> replyTo) implements Question {}

  /**
   * Asks for something that takes a while.
   *
   * @param kind name of an {@code OperationKind} in lower case
   * @param idempotencyKey chosen by the client; null: none
   */
  public record Operate(String run, String kind, String idempotencyKey, ActorRef<Reply> replyTo) implements Question {}

  /** What has become of an operation. */
  public record GetOperation(String id, ActorRef<Reply> replyTo) implements Question {}

  /**
   * Events of a run that came after one that is known.
   *
   * @param run null: of all runs
   * @param after number of the last event that is known, 0: from the beginning
   * @param limit how many at most
   * @param waitMs how long to wait for one if there is none yet
   */
  public record GetEvents(String run, long after, int limit, long waitMs, ActorRef<Reply> replyTo) implements Question {}

  /** All nodes of the cluster. */
  public record ListNodes(ActorRef<Reply> replyTo) implements Question {}

  /** Lets a node finish the running loop, hands its shards to others and lets it leave. */
  public record Drain(String node, ActorRef<Reply> replyTo) implements Question {}

  /** To the scheduler, from its own node only: saves and stops, so that another node can take over. */
  public enum HandOver implements WireMessage {
    HAND_OVER
  }

  /** An answer. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({
    @JsonSubTypes.Type(Submitted.class),
    @JsonSubTypes.Type(Runs.class),
    @JsonSubTypes.Type(Run.class),
    @JsonSubTypes.Type(OperationIs.class),
    @JsonSubTypes.Type(Events.class),
    @JsonSubTypes.Type(Nodes.class),
    @JsonSubTypes.Type(Draining.class),
    @JsonSubTypes.Type(Refused.class)
  })
  public sealed interface Reply extends WireMessage {}

  /** {@code created}: whether this submit has entered it; otherwise an earlier one with the same key has. */
  public record Submitted(RunView run, boolean created) implements Reply {}

  /** {@code problems}: what on disk cannot be read, in words. */
  public record Runs(List<RunView> runs, List<String> problems) implements Reply {}

  /** One run. */
  public record Run(RunView run) implements Reply {}

  /** An operation was accepted, or is known. */
  public record OperationIs(OperationView operation) implements Reply {}

  /** Ascending by number. */
  public record Events(List<RunEvent> events) implements Reply {}

  /** All nodes. */
  public record Nodes(List<NodeView> nodes) implements Reply {}

  /** The node leaves as soon as it can. */
  public record Draining(String node) implements Reply {}

  /** It was not done. */
  public record Refused(Why why, String message) implements Reply {}

  /** Why something was not done. */
  public enum Why {
    /** What was asked for is not well formed or not possible with this input. */
    INVALID,
    /** There is no such run, operation or node. */
    NOT_FOUND,
    /** Not in the state in which things are, or the key was used for something else. */
    CONFLICT,
    /** Not now; to ask again may help. */
    UNAVAILABLE
  }
}

package io.entrain.cluster.placement;

import akka.actor.typed.ActorRef;
import io.entrain.cluster.protocol.Failure;
import java.util.List;

/** What a run asks of whoever knows the nodes, and what it is told. */
public final class Nodes {
  private Nodes() {}

  /** What a run can say. */
  public sealed interface Request {}

  /**
   * Asks for the nodes that can hold shards now. They are told as soon as there are enough of them; and from then on, until they are
   * released, whether there are others.
   *
   * @param directory data directory of the run, which all of them must see
   */
  public record Reserve(String directory, ActorRef<Answer> replyTo) implements Request {}

  /** Holds shards nowhere any more. */
  public record Release() implements Request {}

  /** What is answered. */
  public sealed interface Answer {}

  /** Who can hold shards. */
  public record Reserved(List<Member> members) implements Answer {}

  /** There are not enough yet; more will be said. */
  public record Waiting(String reason) implements Answer {}

  /** They cannot hold the shards of this run. */
  public record Unusable(Failure failure) implements Answer {}

  /** The nodes that can hold shards are no longer those that were reserved: {@code reason} says who came or wants to go. */
  public record Changed(String reason) implements Answer {}
}

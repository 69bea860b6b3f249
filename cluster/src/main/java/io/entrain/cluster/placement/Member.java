package io.entrain.cluster.placement;

import akka.actor.typed.ActorRef;
import io.entrain.cluster.protocol.Hosting;
import io.entrain.cluster.protocol.NodeFacts;

/** A node that can hold shards, and who manages it. */
public record Member(NodeFacts facts, ActorRef<Hosting.Order> manager) {}

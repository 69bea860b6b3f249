package io.entrain.cluster.node;

import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import io.entrain.cluster.control.ControlEndpoint;
import io.entrain.cluster.control.EndpointLimits;
import io.entrain.cluster.control.EndpointSetup;
import io.entrain.cluster.control.LocalFacts;
import io.entrain.cluster.security.HostCheck;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The door for control clients as nodes have it: HTTP, or HTTPS where there are certificates. */
public final class ControlDoor {
  private ControlDoor() {}

  /** Opens it, and tells where it listens. */
  public static CompletionStage<InetSocketAddress> open(EntrainNode.Door door) {
    NodeSettings settings = door.settings();
    EndpointSetup setup =
        new EndpointSetup(
            settings.bindHost(),
            settings.apiPort(),
            door.token(),
            new HostCheck("entrain.node.host", List.of(settings.host())),
            door.tls(),
            EndpointLimits.DEFAULT);
    return ControlEndpoint.open(door.system(), door.scheduler(), facts(door), setup).thenApply(ControlEndpoint::address);
  }

  private static LocalFacts facts(EntrainNode.Door door) {
    Cluster cluster = Cluster.get(door.system());
    return new LocalFacts() {
      @Override
      public String node() {
        return door.settings().name().isBlank() ? cluster.selfMember().address().toString() : door.settings().name();
      }

      @Override
      public String version() {
        return door.release();
      }

      @Override
      public boolean live() {
        return !cluster.isTerminated();
      }

      @Override
      public boolean ready() {
        return cluster.selfMember().status().equals(MemberStatus.up());
      }
    };
  }
}

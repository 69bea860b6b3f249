package io.entrain.cluster.placement;

import akka.actor.Address;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.typed.Cluster;
import io.entrain.cluster.protocol.NodeFacts;
import io.entrain.cluster.protocol.NodeShare;
import io.entrain.cluster.protocol.NodeView;
import io.entrain.network.NeuronRange;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Nodes as people see them, at one moment. */
final class NodeViews {
  private final Cluster cluster;
  private final Set<String> draining;
  private final List<NodeShare> shares;

  NodeViews(Cluster cluster, Set<String> draining, List<NodeShare> shares) {
    this.cluster = cluster;
    this.draining = draining;
    this.shares = shares;
  }

  NodeView of(NodeFacts facts) {
    return new NodeView(
        facts.name(),
        facts.address(),
        facts.api(),
        status(facts),
        facts.roles(),
        facts.address().equals(text(cluster.selfMember().address())),
        facts.cores(),
        facts.heapBytes(),
        facts.gpus(),
        shards(facts),
        facts.version(),
        facts.processId(),
        facts.started());
  }

  private String status(NodeFacts facts) {
    if (cluster.state().getUnreachable().stream().anyMatch(member -> text(member.address()).equals(facts.address()))) {
      return "unreachable";
    }
    MemberStatus status =
        StreamSupport.stream(cluster.state().getMembers().spliterator(), false)
            .filter(member -> text(member.address()).equals(facts.address()))
            .map(Member::status)
            .findFirst()
            .orElse(MemberStatus.removed());
    if (status.equals(MemberStatus.up()) && draining.contains(facts.name())) {
      return "draining";
    }
    return status.toString().toLowerCase(Locale.ROOT);
  }

  private List<String> shards(NodeFacts facts) {
    return shares.stream()
        .filter(share -> share.name().equals(facts.name()))
        .flatMap(share -> share.shards().stream())
        .map(NodeViews::text)
        .toList();
  }

  private static String text(NeuronRange range) {
    return (range.from() + 1) + "-" + range.to();
  }

  static String text(Address address) {
    return address.getHost().orElse("") + ":" + address.getPort().orElse(0);
  }
}

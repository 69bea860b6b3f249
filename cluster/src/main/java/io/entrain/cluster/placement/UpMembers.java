package io.entrain.cluster.placement;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import akka.cluster.ClusterEvent;
import java.util.HashSet;
import java.util.Set;

/**
 * Members of the cluster that are up. A node that joins under the address of one that was lost, as one does that is started again, is to be
 * left alone until it is up: until then whoever watches one of its actors is told at once that the actor is gone. Kept from events, since
 * the state that Akka shows may lag behind them.
 */
final class UpMembers {
  private final Set<Address> addresses = new HashSet<>();

  /** Takes note of an event, and says whether a member is up now that was not. */
  boolean changedTo(ClusterEvent.MemberEvent event) {
    Address address = event.member().address();
    if (event instanceof ClusterEvent.MemberRemoved) {
      addresses.remove(address);
    }
    return (event instanceof ClusterEvent.MemberUp || event instanceof ClusterEvent.MemberWeaklyUp) && addresses.add(address);
  }

  /** Whether the node of an actor is up; this node is. */
  boolean have(ActorRef<?> actor) {
    Address address = actor.path().address();
    return address.hasLocalScope() || addresses.contains(address);
  }
}

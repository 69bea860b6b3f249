package io.entrain.cluster.placement;

import akka.actor.Address;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractOnMessageBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import akka.actor.typed.receptionist.Receptionist;
import akka.cluster.ClusterEvent;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Subscribe;
import io.entrain.cluster.protocol.Control;
import io.entrain.cluster.protocol.Failure;
import io.entrain.cluster.protocol.Hosting;
import io.entrain.cluster.protocol.NodeShare;
import io.entrain.cluster.run.FailureKind;
import io.entrain.cluster.run.ProbeVerdict;
import io.entrain.cluster.shard.NodeManager;
import io.entrain.hdf5.DataFileException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Knows the nodes of the cluster and which of them can hold shards: those that are up, answer, see the data directory, and are not to be
 * drained. It writes the file by which nodes find out whether they see the same directory, so it runs on a dispatcher for that.
 */
public final class NodeDirectory extends AbstractOnMessageBehavior<NodeDirectory.Command> {
  /** How long nodes may take to answer before others are asked to do without them. */
  private static final Duration ANSWER = Duration.ofSeconds(3);

  private final TimerScheduler<Command> timers;
  private final PlacementSettings settings;
  private final ActorRef<Hosting.Described> descriptions;
  private final ActorRef<Hosting.Probed> readings;
  private final TreeMap<String, Member> known = new TreeMap<>();
  private final UpMembers up = new UpMembers();
  private final Set<String> reserved = new HashSet<>();
  private final Set<String> draining = new HashSet<>();
  private ActorRef<Nodes.Answer> asker;
  private Census census;
  private String waitedFor = "";

  private NodeDirectory(ActorContext<Command> context, TimerScheduler<Command> timers, PlacementSettings settings) {
    super(context);
    context.setLoggerName(NodeDirectory.class);
    this.timers = timers;
    this.settings = settings;
    descriptions = context.messageAdapter(Hosting.Described.class, Answered::new);
    readings = context.messageAdapter(Hosting.Probed.class, Read::new);
    ActorRef<Receptionist.Listing> listings = context.messageAdapter(Receptionist.Listing.class, Listed::new);
    context.getSystem().receptionist().tell(Receptionist.subscribe(NodeManager.KEY, listings));
    ActorRef<ClusterEvent.MemberEvent> changes = context.messageAdapter(ClusterEvent.MemberEvent.class, MemberChanged::new);
    Cluster.get(context.getSystem()).subscriptions().tell(Subscribe.create(changes, ClusterEvent.MemberEvent.class));
  }

  /** What it understands. */
  public sealed interface Command {}

  /** From the run that has the turn. */
  public record Asked(Nodes.Request request) implements Command {}

  /** Asks for all nodes that are known; {@code shares}: what they hold. */
  public record ListNodes(List<NodeShare> shares, ActorRef<Control.Reply> replyTo) implements Command {}

  /** Lets a node leave as soon as it holds nothing. */
  public record Drain(String node, ActorRef<Control.Reply> replyTo) implements Command {}

  private record Listed(Receptionist.Listing listing) implements Command {}

  private record MemberChanged(ClusterEvent.MemberEvent event) implements Command {}

  private record Answered(Hosting.Described described) implements Command {}

  private record Read(Hosting.Probed probed) implements Command {}

  private enum Timer implements Command {
    CENSUS, NEWCOMERS
  }

  /** A directory for the run that has the turn. */
  public static Behavior<Command> create(PlacementSettings settings) {
    return Behaviors.setup(context -> Behaviors.withTimers(timers -> new NodeDirectory(context, timers, settings)));
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    switch (command) {
      case Asked(Nodes.Reserve(String directory, ActorRef<Nodes.Answer> replyTo)) -> onReserve(directory, replyTo);
      case Asked(Nodes.Release _) -> onRelease();
      case ListNodes(List<NodeShare> shares, ActorRef<Control.Reply> replyTo) -> replyTo.tell(views(shares));
      case Drain(String node, ActorRef<Control.Reply> replyTo) -> onDrain(node, replyTo);
      case Listed(Receptionist.Listing listing) -> onListing(listing.getServiceInstances(NodeManager.KEY));
      case MemberChanged(ClusterEvent.MemberEvent event) -> onMemberChanged(event);
      case Answered(Hosting.Described described) -> onDescribed(described);
      case Read(Hosting.Probed probed) -> {
        if (census != null) {
          census.read(probed.node(), probed.reading());
          conclude(false);
        }
      }
      case Timer timer -> onTimer(timer);
    }
    return this;
  }

  private void onReserve(String directory, ActorRef<Nodes.Answer> replyTo) {
    asker = replyTo;
    reserved.clear();
    leaveIfDrained();
    endCensus();
    waitedFor = "";
    try {
      census = new Census(directory);
      askAll();
    } catch (DataFileException e) {
      asker.tell(new Nodes.Unusable(Failure.of(e)));
    }
  }

  private void onRelease() {
    asker = null;
    endCensus();
    reserved.clear();
    leaveIfDrained();
  }

  private void askAll() {
    census.begin(usable());
    for (String name : census.asked()) {
      ActorRef<Hosting.Order> manager = known.get(name).manager();
      manager.tell(new Hosting.Describe(descriptions));
      manager.tell(new Hosting.Probe(census.directory(), census.nonce(), readings));
    }
    timers.startSingleTimer(Timer.CENSUS, ANSWER);
  }

  /** Who may be asked to hold shards. */
  private Set<String> usable() {
    return known.keySet().stream()
        .filter(name -> !draining.contains(name) && up.have(known.get(name).manager()))
        .collect(Collectors.toSet());
  }

  private void onListing(Set<ActorRef<Hosting.Order>> managers) {
    known.values().removeIf(member -> !managers.contains(member.manager()));
    draining.retainAll(known.keySet());
    for (ActorRef<Hosting.Order> manager : managers) {
      if (known.values().stream().noneMatch(member -> member.manager().equals(manager))) {
        manager.tell(new Hosting.Describe(descriptions));
      }
    }
  }

  private void onDescribed(Hosting.Described described) {
    String name = described.facts().name();
    Member before = known.put(name, new Member(described.facts(), described.manager()));
    boolean isNew = before == null || !before.manager().equals(described.manager());
    if (census != null && census.asked().contains(name)) {
      census.described(name);
      conclude(false);
    } else if (isNew && up.have(described.manager())) {
      onNewcomer();
    }
  }

  private void onMemberChanged(ClusterEvent.MemberEvent event) {
    Address address = event.member().address();
    if (up.changedTo(event) && known.values().stream().anyMatch(member -> member.manager().path().address().equals(address))) {
      onNewcomer();
    }
  }

  private void onNewcomer() {
    if (census != null) {
      askAll();
    } else if (asker != null) {
      timers.startSingleTimer(Timer.NEWCOMERS, settings.rebalanceAfter());
    }
  }

  private void onTimer(Timer timer) {
    switch (timer) {
      case CENSUS -> {
        if (census != null) {
          conclude(true);
        }
      }
      case NEWCOMERS -> {
        Set<String> newcomers = usable();
        newcomers.removeAll(reserved);
        if (asker != null && census == null && !newcomers.isEmpty()) {
          asker.tell(new Nodes.Changed("joined by " + String.join(", ", newcomers)));
        }
      }
    }
  }

  /** {@code late}: who has not answered now is left out. */
  private void conclude(boolean late) {
    if (!late && !census.complete()) {
      return;
    }
    Set<String> present = census.present();
    present.retainAll(known.keySet());
    present.removeAll(draining);
    if (present.size() < settings.minNodes()) {
      askAgain("%d of at least %d nodes are there".formatted(present.size(), settings.minNodes()), late);
      return;
    }
    switch (present.size() == 1 ? new ProbeVerdict.Same() : census.verdict(settings.sharedDirectoryTimeout())) {
      case ProbeVerdict.Same _ -> grant(present);
      case ProbeVerdict.TryAgain(List<String> blind) -> askAgain("nodes do not see the data directory yet: " + blind, late);
      case ProbeVerdict.Different(String message) -> {
        asker.tell(new Nodes.Unusable(new Failure(FailureKind.BAD_INPUT, message, null)));
        endCensus();
      }
    }
  }

  /** Not at once, since answers would be the same. */
  private void askAgain(String reason, boolean late) {
    if (!reason.equals(waitedFor)) {
      waitedFor = reason;
      asker.tell(new Nodes.Waiting(reason));
    }
    if (late) {
      askAll();
    }
  }

  private void grant(Set<String> present) {
    reserved.addAll(present);
    endCensus();
    timers.cancel(Timer.CENSUS);
    asker.tell(
        new Nodes.Reserved(
            present.stream().map(known::get).sorted(Comparator.comparing((Member member) -> member.facts().name())).toList()));
  }

  private void endCensus() {
    if (census != null) {
      Census ended = census;
      census = null;
      try {
        ended.end();
      } catch (DataFileException e) {
        getContext().getLog().warn("a file of the census is left over", e);
      }
    }
  }

  private Control.Nodes views(List<NodeShare> shares) {
    NodeViews views = new NodeViews(Cluster.get(getContext().getSystem()), draining, shares);
    return new Control.Nodes(known.values().stream().map(member -> views.of(member.facts())).toList());
  }

  private void onDrain(String node, ActorRef<Control.Reply> replyTo) {
    if (!known.containsKey(node)) {
      replyTo.tell(new Control.Refused(Control.Why.NOT_FOUND, "there is no node " + node));
      return;
    }
    replyTo.tell(new Control.Draining(node));
    draining.add(node);
    if (asker != null && reserved.contains(node)) {
      asker.tell(new Nodes.Changed(node + " is to be drained"));
    } else {
      leaveIfDrained();
    }
  }

  private void leaveIfDrained() {
    draining.stream()
        .filter(node -> !reserved.contains(node))
        .map(known::get)
        .forEach(member -> member.manager().tell(new Hosting.Leave("drained")));
  }
}

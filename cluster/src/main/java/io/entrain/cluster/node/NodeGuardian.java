package io.entrain.cluster.node;

import akka.actor.Address;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import akka.actor.typed.receptionist.Receptionist;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.ClusterSingleton;
import akka.cluster.typed.ClusterSingletonSettings;
import akka.cluster.typed.Join;
import akka.cluster.typed.SelfUp;
import akka.cluster.typed.SingletonActor;
import akka.cluster.typed.Subscribe;
import io.entrain.cluster.protocol.Control;
import io.entrain.cluster.protocol.Hosting;
import io.entrain.cluster.protocol.NodeFacts;
import io.entrain.cluster.protocol.WireMessage;
import io.entrain.cluster.scheduling.SchedulerDoor;
import io.entrain.cluster.scheduling.SchedulerSettings;
import io.entrain.cluster.shard.NodeManager;
import io.entrain.cluster.shard.ShardOpener;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The root of a node's actors: the way to the scheduler of the cluster, wherever it lives, the door for control clients, and the manager of
 * this node's shards, which is made known to others once both it and the door are there.
 */
final class NodeGuardian extends AbstractBehavior<NodeGuardian.Command> {
  private final Parts parts;
  private final ActorRef<WireMessage> scheduler;
  private ActorRef<NodeManager.Command> manager;
  private NodeFacts facts;
  private boolean up;
  private boolean doorTried;
  private boolean toldToLeave;

  private NodeGuardian(ActorContext<Command> context, Parts parts) {
    super(context);
    this.parts = parts;
    Cluster cluster = Cluster.get(context.getSystem());
    cluster.subscriptions().tell(Subscribe.create(context.messageAdapter(SelfUp.class, SelfIsUp::new), SelfUp.class));
    if (parts.settings().join().isEmpty()) {
      cluster.manager().tell(Join.create(cluster.selfMember().address()));
    }
    scheduler =
        ClusterSingleton.get(context.getSystem())
            .init(
                SingletonActor.of(SchedulerDoor.create(scheduling()), "scheduler")
                    .withStopMessage(Control.HandOver.HAND_OVER)
                    .withSettings(ClusterSingletonSettings.create(context.getSystem()).withRole(NodeSettings.CONTROLLER)));
    context.pipeToSelf(parts.door().open(context.getSystem(), scheduler.narrow()), DoorOpened::new);
  }

  private SchedulerSettings scheduling() {
    NodeSettings settings = parts.settings();
    return new SchedulerSettings(settings.root(), name(), settings.retries(), settings.placement(), settings.endedRuns());
  }

  private String name() {
    NodeSettings settings = parts.settings();
    Address address = Cluster.get(getContext().getSystem()).selfMember().address();
    return settings.name().isBlank() ? settings.host() + "-" + address.getPort().orElse(0) : settings.name();
  }

  private NodeFacts facts(InetSocketAddress door) {
    NodeSettings settings = parts.settings();
    Address address = Cluster.get(getContext().getSystem()).selfMember().address();
    Runtime runtime = Runtime.getRuntime();
    return new NodeFacts(
        name(),
        settings.host() + ":" + address.getPort().orElse(0),
        (parts.secure() ? "https://" : "http://") + settings.host() + ":" + door.getPort(),
        settings.host(),
        settings.bind().dataPort() > 0 ? settings.dataPort() : parts.links().getPort(),
        settings.roles().stream().sorted().toList(),
        runtime.availableProcessors(),
        settings.threads(),
        settings.shards(),
        runtime.maxMemory(),
        Gpus.names(Gpus.DRIVER),
        parts.release(),
        ProcessHandle.current().pid(),
        Instant.now());
  }

  /** Opens the door for control clients before the scheduler; tells where it listens. */
  @FunctionalInterface
  interface DoorOpener {
    CompletionStage<InetSocketAddress> open(ActorSystem<?> system, ActorRef<Control.Question> scheduler);
  }

  /**
   * What a node is made of.
   *
   * @param links where it listens for links
   * @param opener builds its shards
   * @param secure whether the door speaks TLS
   * @param started completed when the node is up and its door open
   * @param stopped completed when its actors have stopped, before its connections are closed
   */
  record Parts(
      NodeSettings settings,
      String release,
      InetSocketAddress links,
      ShardOpener opener,
      DoorOpener door,
      boolean secure,
      CompletableFuture<NodeFacts> started,
      CompletableFuture<Void> stopped) {}

  sealed interface Command {}

  /** Asks the cluster to take this node's work away, and tells when it is gone. */
  record Vacate(ActorRef<NodeManager.Idle> replyTo) implements Command {}

  /** Begins to leave the cluster, or to end if it has not joined. */
  enum Leave implements Command {
    LEAVE
  }

  private record SelfIsUp(SelfUp event) implements Command {}

  /** One of both is null. */
  private record DoorOpened(InetSocketAddress address, Throwable thrown) implements Command {}

  private record Introduced(ActorRef<Hosting.Order> orders) implements Command {}

  static Behavior<Command> create(Parts parts) {
    return Behaviors.setup(context -> new NodeGuardian(context, parts));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder().onAnyMessage(this::onCommand).onSignal(Terminated.class, _ -> Behaviors.stopped())
        .onSignal(PostStop.class, _ -> onPostStop())
        .build();
  }

  private Behavior<Command> onPostStop() {
    parts.stopped().complete(null);
    return this;
  }

  private Behavior<Command> onCommand(Command command) {
    switch (command) {
      case SelfIsUp(var _) -> {
        up = true;
        announce();
      }
      case DoorOpened(InetSocketAddress address, Throwable thrown) -> {
        onDoorOpened(address, thrown);
        doorTried = true;
        leaveIfTold();
      }
      case Introduced(ActorRef<Hosting.Order> orders) ->
          getContext().getSystem().receptionist().tell(Receptionist.register(NodeManager.KEY, orders));
      case Vacate(ActorRef<NodeManager.Idle> replyTo) -> onVacate(replyTo);
      case Leave _ -> {
        toldToLeave = true;
        leaveIfTold();
      }
    }
    return this;
  }

  private void onDoorOpened(InetSocketAddress address, Throwable thrown) {
    if (thrown != null) {
      parts.started().completeExceptionally(thrown);
      return;
    }
    facts = facts(address);
    if (parts.settings().roles().contains(NodeSettings.WORKER)) {
      manager = getContext().spawn(NodeManager.create(facts, parts.opener(), leaving(getContext().getSystem())), "manager");
      getContext().watch(manager);
      ActorRef<ActorRef<Hosting.Order>> introductions =
          getContext().spawn(
              Behaviors.<ActorRef<Hosting.Order>>receiveMessage(
                  orders -> {
                    getContext().getSelf().tell(new Introduced(orders));
                    return Behaviors.stopped();
                  }),
              "introduction");
      manager.tell(new NodeManager.Introduce(introductions));
    }
    announce();
  }

  /** Called by the manager; nothing of this actor is touched but what is safe to share. */
  private static Runnable leaving(ActorSystem<?> system) {
    return () -> CoordinatedShutdown.get(system).runAll(CoordinatedShutdown.clusterLeavingReason());
  }

  /** Not while actors are still being started, of which some fail without a cluster; the door is the last. */
  private void leaveIfTold() {
    if (toldToLeave && doorTried) {
      leaving(getContext().getSystem()).run();
    }
  }

  private void announce() {
    if (up && facts != null) {
      parts.started().complete(facts);
    }
  }

  private void onVacate(ActorRef<NodeManager.Idle> replyTo) {
    if (manager == null) {
      replyTo.tell(NodeManager.Idle.IDLE);
      return;
    }
    scheduler.tell(new Control.Drain(facts.name(), getContext().getSystem().ignoreRef()));
    manager.tell(new NodeManager.AwaitIdle(replyTo));
  }
}

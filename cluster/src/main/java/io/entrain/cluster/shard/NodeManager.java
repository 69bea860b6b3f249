package io.entrain.cluster.shard;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.AbstractOnMessageBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.receptionist.ServiceKey;
import io.entrain.cluster.protocol.EpochOrder;
import io.entrain.cluster.protocol.Hosting;
import io.entrain.cluster.protocol.NodeFacts;
import io.entrain.cluster.run.SharedDirectoryProbe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Manages one node: says what it is, and holds the shards of one epoch at a time. Shards of a new epoch are opened only when those of the
 * old one are gone, since both would not fit into memory.
 */
public final class NodeManager extends AbstractOnMessageBehavior<NodeManager.Command> {
  /** Under which the managers of all nodes are found. */
  public static final ServiceKey<Hosting.Order> KEY = ServiceKey.create(Hosting.Order.class, "entrain-node");

  /** Dispatcher for what waits for the disk. */
  public static final String FILES = "entrain.file-dispatcher";

  private final NodeFacts facts;
  private final ShardOpener opener;
  private final Runnable leave;
  private final ActorRef<Hosting.Order> self;
  private final List<ActorRef<Idle>> idleWaiters = new ArrayList<>();
  private ActorRef<ShardHost.Command> host;
  private Hosting.OpenShards waiting;
  private int hosts;

  private NodeManager(ActorContext<Command> context, NodeFacts facts, ShardOpener opener, Runnable leave) {
    super(context);
    context.setLoggerName(NodeManager.class);
    this.facts = facts;
    this.opener = opener;
    this.leave = leave;
    self = context.messageAdapter(Hosting.Order.class, Ordered::new);
  }

  /** What it understands; other actors, here and elsewhere, are given a reference for {@link Hosting.Order}. */
  public sealed interface Command {}

  /** From anywhere. */
  public record Ordered(Hosting.Order order) implements Command {}

  /** Asks for the reference that others may use. */
  public record Introduce(ActorRef<ActorRef<Hosting.Order>> replyTo) implements Command {}

  /** Answers when it holds no shards. */
  public record AwaitIdle(ActorRef<Idle> replyTo) implements Command {}

  /** It holds no shards. */
  public enum Idle {
    IDLE
  }

  private enum HostEnded implements Command {
    HOST_ENDED
  }

  /**
   * Manages this node.
   *
   * @param facts what it says of itself
   * @param opener builds shards
   * @param leave begins to leave the cluster; returns at once
   */
  public static Behavior<Command> create(NodeFacts facts, ShardOpener opener, Runnable leave) {
    return Behaviors.setup(context -> new NodeManager(context, facts, opener, leave));
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    switch (command) {
      case Ordered(Hosting.OpenShards open) -> onOpen(open);
      case Ordered(Hosting.Describe(ActorRef<Hosting.Described> replyTo)) -> replyTo.tell(new Hosting.Described(facts, self));
      case Ordered(Hosting.Probe probe) -> onProbe(probe);
      case Ordered(Hosting.Leave(String reason)) -> {
        getContext().getLog().info("node {} leaves: {}", facts.name(), reason);
        leave.run();
      }
      case Introduce(ActorRef<ActorRef<Hosting.Order>> replyTo) -> replyTo.tell(self);
      case AwaitIdle(ActorRef<Idle> replyTo) -> {
        idleWaiters.add(replyTo);
        tellIfIdle();
      }
      case HostEnded _ -> onHostEnded();
    }
    return this;
  }

  private void onOpen(Hosting.OpenShards open) {
    waiting = open;
    if (host == null) {
      spawnHost();
    } else {
      host.tell(new ShardHost.End("epoch " + open.order().epoch() + " begins"));
    }
  }

  private void onHostEnded() {
    host = null;
    if (waiting != null) {
      spawnHost();
    }
    tellIfIdle();
  }

  private void tellIfIdle() {
    if (host == null) {
      idleWaiters.forEach(waiter -> waiter.tell(Idle.IDLE));
      idleWaiters.clear();
    }
  }

  private void spawnHost() {
    EpochOrder order = waiting.order();
    host = getContext().spawn(ShardHost.create(order, opener, waiting.epoch()), "host-" + ++hosts);
    getContext().watchWith(host, HostEnded.HOST_ENDED);
    waiting = null;
  }

  /** Answered by another thread: a file system may be slow. */
  private void onProbe(Hosting.Probe probe) {
    String name = facts.name();
    getContext()
        .getSystem()
        .dispatchers()
        .lookup(DispatcherSelector.fromConfig(FILES))
        .execute(() -> probe.replyTo().tell(new Hosting.Probed(name, SharedDirectoryProbe.read(Path.of(probe.root()), probe.nonce()))));
  }
}

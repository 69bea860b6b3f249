package io.entrain.cluster.epoch;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractOnMessageBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import io.entrain.checkpoint.CheckpointId;
import io.entrain.checkpoint.CheckpointPart;
import io.entrain.cluster.placement.Member;
import io.entrain.cluster.protocol.EpochOrder;
import io.entrain.cluster.protocol.Failure;
import io.entrain.cluster.protocol.Hosting;
import io.entrain.metrics.ShardSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One attempt at a range of loops on a fixed set of nodes. It has each node open its shards, tells all of them the next loop, and gathers
 * what they say. The first loss ends the epoch: the other nodes are told, and the most telling cause is passed on when they have ended or
 * had their time.
 */
public final class EpochActor extends AbstractOnMessageBehavior<EpochActor.Command> {
  /** How long nodes may take to open their shards. */
  private static final Duration OPENING = Duration.ofMinutes(10);
  /** How long the others may take to say why they, too, have ended. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final EpochOrder order;
  private final ActorRef<Event> supervisor;
  private final TimerScheduler<Command> timers;
  private final Map<Integer, ActorRef<Hosting.Task>> hosts = new HashMap<>();
  /** Nodes that owe what was asked of them last but for checkpoints. */
  private final Set<Integer> owing = new HashSet<>();
  /** Nodes whose state the checkpoint that is being saved still needs as it is. */
  private final Set<Integer> uncopied = new HashSet<>();
  /** Nodes whose part of the checkpoint is not yet on disk. */
  private final Set<Integer> writing = new HashSet<>();
  private final List<ShardSummary> summaries = new ArrayList<>();
  private final List<CheckpointPart> parts = new ArrayList<>();
  private long digest;
  private RunLoop current;
  private Failure failure;
  private String refusal;

  private EpochActor(
      ActorContext<Command> context, TimerScheduler<Command> timers, EpochOrder order, List<Member> members, ActorRef<Event> supervisor) {
    super(context);
    this.order = order;
    this.supervisor = supervisor;
    this.timers = timers;
    ActorRef<Hosting.Report> reports = context.messageAdapter(Hosting.Report.class, Reported::new);
    for (int node = 0; node < members.size(); node++) {
      owing.add(node);
      context.watchWith(members.get(node).manager(), new NodeLost(node));
      members.get(node).manager().tell(new Hosting.OpenShards(order.of(node), reports));
    }
    timers.startSingleTimer(Timeout.OPENING, OPENING);
  }

  /** What the supervisor, and the nodes, tell it. */
  public sealed interface Command {}

  /** Runs a loop on all shards. Not to be told before what was told last has ended. */
  public record RunLoop(int loop, int task, boolean measure) implements Command {}

  /** Has all nodes write what they have learned. A loop may be told when their state is copied, another checkpoint when it is saved. */
  public record Save(CheckpointId id) implements Command {}

  /** Ends the epoch; nothing is told any more. */
  public record Close(String reason) implements Command {}

  private record Reported(Hosting.Report report) implements Command {}

  private record NodeLost(int node) implements Command {}

  private enum Timeout implements Command {
    OPENING, LAST_WORDS
  }

  /** What the epoch, of this number, tells its supervisor. */
  public sealed interface Event {
    long epoch();
  }

  /**
   * All shards are ready.
   *
   * @param tasks number of tasks of the experiment
   * @param digest of all plastic weights as they were restored
   */
  public record EpochOpened(long epoch, int tasks, long digest) implements Event {}

  /** The checkpoint to begin from is damaged; the epoch is over. */
  public record CheckpointRefused(long epoch, String message) implements Event {}

  /** All shards have completed a loop; {@code shards} are in no particular order. */
  public record LoopCompleted(long epoch, RunLoop loop, List<ShardSummary> shards) implements Event {}

  /** The checkpoint that is being saved, or has been, needs the state of the shards no more: the next loop may come. */
  public record StateCopied(long epoch) implements Event {}

  /** All parts of a checkpoint are on disk, in no particular order. */
  public record PartsSaved(long epoch, List<CheckpointPart> parts) implements Event {}

  /** The epoch is over and its state of no use; the actor has stopped. */
  public record EpochFailed(long epoch, Failure failure) implements Event {}

  /**
   * An epoch on these nodes.
   *
   * @param order what is to be held, for the first node
   * @param members the nodes of the order, in its order
   */
  public static Behavior<Command> create(EpochOrder order, List<Member> members, ActorRef<Event> supervisor) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new EpochActor(context, timers, order, members, supervisor)));
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    return switch (command) {
      case RunLoop run -> onRunLoop(run);
      case Save(CheckpointId id) -> onSave(id);
      case Close(String reason) -> close(reason);
      case Reported(Hosting.Report report) -> onReport(report);
      case NodeLost(int node) -> onLost(node, Failure.loss("node " + name(node) + " was lost"));
      case Timeout timeout -> onTimeout(timeout);
    };
  }

  private Behavior<Command> onRunLoop(RunLoop run) {
    current = run;
    summaries.clear();
    tellAll(new Hosting.RunLoop(run.loop(), run.task(), run.measure()), List.of(owing));
    return this;
  }

  private Behavior<Command> onSave(CheckpointId id) {
    parts.clear();
    tellAll(new Hosting.SavePart(id), List.of(uncopied, writing));
    return this;
  }

  private void tellAll(Hosting.Task task, List<Set<Integer>> debts) {
    if (failure != null) {
      return;
    }
    debts.forEach(debt -> debt.addAll(hosts.keySet()));
    hosts.values().forEach(host -> host.tell(task));
  }

  private Behavior<Command> onReport(Hosting.Report report) {
    return switch (report) {
      case Hosting.ShardsOpened opened -> onOpened(opened);
      case Hosting.RestoreRefused(int node, String message) -> onRefused(node, message);
      case Hosting.LoopDone(int node, int _, List<ShardSummary> shards) -> {
        summaries.addAll(shards);
        yield onDone(node, () -> new LoopCompleted(order.epoch(), current, List.copyOf(summaries)));
      }
      case Hosting.StateCopied(int node) -> onCopied(node);
      case Hosting.PartSaved(int node, CheckpointPart part) -> onPartSaved(node, part);
      case Hosting.HostFailed(int node, Failure cause) -> onLost(node, cause);
    };
  }

  private Behavior<Command> onOpened(Hosting.ShardsOpened opened) {
    hosts.put(opened.node(), opened.host());
    if (failure != null) {
      opened.host().tell(new Hosting.Close(failure.message()));
    }
    digest += opened.digest();
    return onDone(opened.node(), () -> {
      timers.cancel(Timeout.OPENING);
      return new EpochOpened(order.epoch(), opened.tasks(), digest);
    });
  }

  private Behavior<Command> onRefused(int node, String message) {
    refusal = message;
    return onLost(node, Failure.loss(message));
  }

  private Behavior<Command> onDone(int node, Supplier<Event> event) {
    owing.remove(node);
    if (failure != null) {
      return endWhenAllHave();
    }
    if (owing.isEmpty()) {
      supervisor.tell(event.get());
    }
    return this;
  }

  private Behavior<Command> onCopied(int node) {
    if (uncopied.remove(node) && uncopied.isEmpty() && failure == null) {
      supervisor.tell(new StateCopied(order.epoch()));
    }
    return this;
  }

  private Behavior<Command> onPartSaved(int node, CheckpointPart part) {
    parts.add(part);
    writing.remove(node);
    if (failure != null) {
      return endWhenAllHave();
    }
    onCopied(node);
    if (writing.isEmpty()) {
      supervisor.tell(new PartsSaved(order.epoch(), List.copyOf(parts)));
    }
    return this;
  }

  private Behavior<Command> onLost(int node, Failure cause) {
    List.of(owing, uncopied, writing).forEach(debt -> debt.remove(node));
    if (failure == null) {
      failure = cause;
      hosts.values().forEach(host -> host.tell(new Hosting.Close("node " + name(node) + ": " + cause.message())));
      timers.startSingleTimer(Timeout.LAST_WORDS, LAST_WORDS);
    } else if (Failure.MORE_TELLING.compare(cause, failure) < 0) {
      failure = cause;
    }
    return endWhenAllHave();
  }

  private Behavior<Command> endWhenAllHave() {
    return owing.isEmpty() && writing.isEmpty() ? fail() : this;
  }

  private Behavior<Command> fail() {
    supervisor.tell(
        refusal != null && failure.kind().retried()
            ? new CheckpointRefused(order.epoch(), refusal)
            : new EpochFailed(order.epoch(), failure));
    return Behaviors.stopped();
  }

  private Behavior<Command> onTimeout(Timeout timeout) {
    return switch (timeout) {
      case OPENING -> onLost(owing.iterator().next(), Failure.loss("no shards from nodes " + owing.stream().map(this::name).toList()));
      case LAST_WORDS -> fail();
    };
  }

  private Behavior<Command> close(String reason) {
    hosts.values().forEach(host -> host.tell(new Hosting.Close(reason)));
    return Behaviors.stopped();
  }

  private String name(int node) {
    return order.nodes().get(node).name();
  }
}

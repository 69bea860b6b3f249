package io.entrain.cluster.shard;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.entrain.checkpoint.CheckpointId;
import io.entrain.checkpoint.CheckpointPart;
import io.entrain.checkpoint.DamagedCheckpointException;
import io.entrain.cluster.protocol.EpochOrder;
import io.entrain.cluster.protocol.Failure;
import io.entrain.cluster.protocol.Hosting;
import io.entrain.metrics.ShardSummary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The shards of this process in one epoch, before the eyes of the epoch wherever that is led. It opens them, passes each loop on to a shard
 * actor for each, gathers what they say, and has parts of checkpoints written, from a copy where there is room for one, so that shards may
 * go on. It ends with the first failure, when told, or when the epoch is gone.
 */
final class ShardHost extends AbstractBehavior<ShardHost.Command> {
  private final EpochOrder order;
  private final ActorRef<Hosting.Report> epoch;
  private final Opening opening;
  private final ActorRef<ShardActor.LoopEnded> replies;
  private final List<ActorRef<ShardActor.RunLoop>> actors = new ArrayList<>();
  private final Set<Integer> running = new HashSet<>();
  private final List<ShardSummary> summaries = new ArrayList<>();
  private HostedShards shards;
  private int loop;
  private Failure failure;
  /** What another thread does for this host, or has done. */
  private CompletableFuture<?> work;
  private boolean stopping;

  private ShardHost(ActorContext<Command> context, EpochOrder order, ShardOpener opener, ActorRef<Hosting.Report> epoch) {
    super(context);
    this.order = order;
    this.epoch = epoch;
    context.watchWith(epoch, EpochGone.EPOCH_GONE);
    replies = context.messageAdapter(ShardActor.LoopEnded.class, ShardReplied::new);
    opening = Opening.start(opener, order);
    work = opening.result();
    context.pipeToSelf(opening.result(), Opened::new);
  }

  sealed interface Command {}

  private record Told(Hosting.Task task) implements Command {}

  /** One of both is null. */
  private record Opened(HostedShards shards, Throwable thrown) implements Command {}

  private record ShardReplied(ShardActor.LoopEnded ended) implements Command {}

  private record ShardStopped(int shard) implements Command {}

  /** One of the last two is null. */
  private record Frozen(CheckpointId id, FrozenState frozen, Throwable thrown) implements Command {}

  /** One of both is null. */
  private record PartWritten(CheckpointPart part, Throwable thrown) implements Command {}

  /** Ends it, as when something else takes its place. */
  record End(String reason) implements Command {}

  private enum EpochGone implements Command {
    EPOCH_GONE
  }

  private enum WorkDone implements Command {
    WORK_DONE
  }

  /** Opens the shards of an order at once, and reports to {@code epoch}. */
  static Behavior<Command> create(EpochOrder order, ShardOpener opener, ActorRef<Hosting.Report> epoch) {
    return Behaviors.setup(context -> new ShardHost(context, order, opener, epoch));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder().onAnyMessage(this::onCommand).onSignal(PostStop.class, _ -> onPostStop()).build();
  }

  private Behavior<Command> onCommand(Command command) {
    if (stopping) {
      return command == WorkDone.WORK_DONE ? Behaviors.stopped() : this;
    }
    return switch (command) {
      case Opened(HostedShards opened, Throwable thrown) -> onOpened(opened, thrown);
      case Told(Hosting.RunLoop run) -> onRunLoop(run);
      case Told(Hosting.SavePart(CheckpointId id)) -> onSavePart(id);
      case Told(Hosting.Close(String reason)) -> {
        epoch.tell(new Hosting.HostFailed(order.node(), failure == null ? Failure.loss(reason) : failure));
        yield end(reason);
      }
      case End(String reason) -> end(reason);
      case EpochGone _ -> end("the epoch is gone");
      case ShardReplied(ShardActor.LoopCompleted(int shard, ShardSummary summary)) -> onCompleted(shard, summary);
      case ShardReplied(ShardActor.LoopFailed(int shard, Failure cause)) -> onLost(shard, cause);
      case ShardStopped(int shard) -> onLost(shard, Failure.loss("shard " + (shard + 1) + " of " + order.own().name() + " stopped"));
      case Frozen(CheckpointId id, FrozenState frozen, Throwable thrown) -> onFrozen(id, frozen, thrown);
      case PartWritten(CheckpointPart part, Throwable thrown) -> onPartWritten(part, thrown);
      case WorkDone _ -> Behaviors.unhandled();
    };
  }

  private Behavior<Command> onOpened(HostedShards opened, Throwable thrown) {
    if (thrown != null) {
      getContext().getLog().warn("{}: shards of {} cannot be opened", order, order.own().name(), thrown);
      epoch.tell(
          thrown instanceof DamagedCheckpointException
              ? new Hosting.RestoreRefused(order.node(), thrown.getMessage())
              : new Hosting.HostFailed(order.node(), openingFailure(thrown)));
      return Behaviors.stopped();
    }
    shards = opened;
    for (int shard = 0; shard < opened.shards(); shard++) {
      ActorRef<ShardActor.RunLoop> actor =
          getContext()
              .spawn(ShardActor.create(opened, shard), "shard-" + (shard + 1), DispatcherSelector.fromConfig(ShardActor.DISPATCHER));
      getContext().watchWith(actor, new ShardStopped(shard));
      actors.add(actor);
    }
    ActorRef<Hosting.Task> tasks = getContext().messageAdapter(Hosting.Task.class, Told::new);
    epoch.tell(new Hosting.ShardsOpened(order.node(), tasks, opened.tasks(), opened.digest()));
    return this;
  }

  private static Failure openingFailure(Throwable thrown) {
    Failure failure = Failure.of(thrown);
    return thrown instanceof OutOfMemoryError ? failure.saying("not enough memory for the network") : failure;
  }

  private Behavior<Command> onRunLoop(Hosting.RunLoop run) {
    loop = run.loop();
    summaries.clear();
    for (int shard = 0; shard < actors.size(); shard++) {
      running.add(shard);
      actors.get(shard).tell(new ShardActor.RunLoop(run.loop(), run.task(), run.measure(), replies));
    }
    return this;
  }

  private Behavior<Command> onCompleted(int shard, ShardSummary summary) {
    running.remove(shard);
    summaries.add(summary);
    if (failure != null) {
      return failWhenAllHaveEnded();
    }
    if (running.isEmpty()) {
      epoch.tell(new Hosting.LoopDone(order.node(), loop, List.copyOf(summaries)));
    }
    return this;
  }

  private Behavior<Command> onLost(int shard, Failure cause) {
    running.remove(shard);
    if (failure == null || Failure.MORE_TELLING.compare(cause, failure) < 0) {
      failure = cause;
    }
    shards.breakUp("shard " + (shard + 1) + " of this epoch was lost");
    return failWhenAllHaveEnded();
  }

  private Behavior<Command> failWhenAllHaveEnded() {
    if (!running.isEmpty()) {
      return this;
    }
    epoch.tell(new Hosting.HostFailed(order.node(), failure));
    return stop();
  }

  private Behavior<Command> onSavePart(CheckpointId id) {
    HostedShards all = shards;
    getContext().pipeToSelf(byFileThread(all::freeze), (frozen, thrown) -> new Frozen(id, frozen, thrown));
    return this;
  }

  private Behavior<Command> onFrozen(CheckpointId id, FrozenState frozen, Throwable thrown) {
    if (thrown != null) {
      return failToSave(thrown);
    }
    if (frozen.copied()) {
      epoch.tell(new Hosting.StateCopied(order.node()));
    }
    getContext().pipeToSelf(byFileThread(() -> frozen.write(id)), PartWritten::new);
    return this;
  }

  private <T> CompletableFuture<T> byFileThread(Supplier<T> task) {
    CompletableFuture<T> result =
        CompletableFuture.supplyAsync(
            task, getContext().getSystem().dispatchers().lookup(DispatcherSelector.fromConfig(NodeManager.FILES)));
    work = result;
    return result;
  }

  private Behavior<Command> onPartWritten(CheckpointPart part, Throwable thrown) {
    if (thrown != null) {
      return failToSave(thrown);
    }
    epoch.tell(new Hosting.PartSaved(order.node(), part));
    return this;
  }

  private Behavior<Command> failToSave(Throwable thrown) {
    Failure cause = Failure.of(thrown);
    epoch.tell(new Hosting.HostFailed(order.node(), cause));
    return end(cause.message());
  }

  /** Shards in the middle of a loop are broken up first: this actor has stopped only when theirs have. */
  private Behavior<Command> end(String reason) {
    if (shards != null) {
      shards.breakUp(reason);
    }
    getContext().getLog().debug("{}: ends on {}: {}", order, order.own().name(), reason);
    return stop();
  }

  /** Not before what another thread does is done: until then there is no room for the shards of another epoch. */
  private Behavior<Command> stop() {
    if (work.isDone()) {
      return Behaviors.stopped();
    }
    stopping = true;
    opening.interrupt();
    getContext().pipeToSelf(work, (_, _) -> WorkDone.WORK_DONE);
    return this;
  }

  private Behavior<Command> onPostStop() {
    if (shards != null) {
      shards.breakUp("this epoch is over");
    }
    opening.interrupt();
    var _ = opening.result().thenAccept(HostedShards::close);
    return this;
  }
}

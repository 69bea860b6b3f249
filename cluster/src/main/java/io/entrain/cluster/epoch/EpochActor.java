package io.entrain.cluster.epoch;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.AbstractOnMessageBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.entrain.cluster.shard.ShardActor;
import io.entrain.shard.ShardLostException;
import io.entrain.training.ShardSummary;
import io.entrain.training.ShardTrainer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One attempt at a range of loops on a fixed set of shards. It spawns a shard actor for each, tells all of them the next loop, and gathers
 * what they say. The first loss ends the epoch: the other shards are let go, and the cause is told once all have ended.
 */
public final class EpochActor extends AbstractOnMessageBehavior<EpochActor.Command> {
  private final ShardTrainer trainer;
  private final ActorRef<Event> supervisor;
  private final ActorRef<ShardActor.LoopEnded> replies;
  private final List<ActorRef<ShardActor.Command>> shards = new ArrayList<>();

  private final Set<Integer> running = new HashSet<>();
  private final List<ShardSummary> summaries = new ArrayList<>();
  private RunLoop current;
  private RuntimeException failure;

  private EpochActor(ActorContext<Command> context, ShardTrainer trainer, ActorRef<Event> supervisor) {
    super(context);
    this.trainer = trainer;
    this.supervisor = supervisor;
    replies = context.messageAdapter(ShardActor.LoopEnded.class, ShardReplied::new);
    for (int shard = 0; shard < trainer.ranges().size(); shard++) {
      ActorRef<ShardActor.Command> actor =
          context.spawn(
              ShardActor.create(trainer, shard), "shard-" + (shard + 1), DispatcherSelector.fromConfig(ShardActor.DISPATCHER));
      context.watchWith(actor, new ShardStopped(shard));
      shards.add(actor);
    }
  }

  /** What the supervisor, and the epoch's own shards, tell it. */
  public sealed interface Command {}

  /** Runs a loop on all shards. Not to be told before the one before it has ended. */
  public record RunLoop(int loop, int task, boolean measure) implements Command {}

  private record ShardReplied(ShardActor.LoopEnded ended) implements Command {}

  private record ShardStopped(int shard) implements Command {}

  /** What the epoch tells its supervisor. */
  public sealed interface Event {}

  /** All shards have completed a loop; {@code shards} are in no particular order. */
  public record LoopCompleted(RunLoop loop, List<ShardSummary> shards) implements Event {}

  /** The epoch is over and its state of no use; the actor has stopped. */
  public record EpochFailed(RuntimeException cause) implements Event {}

  /**
   * An epoch of all shards of this process.
   *
   * @param trainer the shards; to be used by nobody else until the epoch has ended, but for reading between loops
   */
  public static Behavior<Command> create(ShardTrainer trainer, ActorRef<Event> supervisor) {
    return Behaviors.setup(context -> new EpochActor(context, trainer, supervisor));
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    return switch (command) {
      case RunLoop run -> onRunLoop(run);
      case ShardReplied(ShardActor.LoopCompleted(int shard, ShardSummary summary)) -> onCompleted(shard, summary);
      case ShardReplied(ShardActor.LoopFailed(int shard, RuntimeException cause)) -> onLost(shard, cause);
      case ShardStopped(int shard) -> onLost(shard, new ShardLostException("shard %d stopped".formatted(shard + 1)));
    };
  }

  private Behavior<Command> onRunLoop(RunLoop run) {
    current = run;
    summaries.clear();
    for (int shard = 0; shard < shards.size(); shard++) {
      running.add(shard);
      shards.get(shard).tell(new ShardActor.RunLoop(run.loop(), run.task(), run.measure(), replies));
    }
    return this;
  }

  private Behavior<Command> onCompleted(int shard, ShardSummary summary) {
    running.remove(shard);
    summaries.add(summary);
    if (failure != null) {
      return endWhenAllHave();
    }
    if (running.isEmpty()) {
      supervisor.tell(new LoopCompleted(current, List.copyOf(summaries)));
    }
    return this;
  }

  private Behavior<Command> onLost(int shard, RuntimeException cause) {
    running.remove(shard);
    if (failure == null) {
      failure = cause;
      trainer.breakUp("shard %d of this epoch was lost".formatted(shard + 1));
    }
    return endWhenAllHave();
  }

  private Behavior<Command> endWhenAllHave() {
    if (!running.isEmpty()) {
      return this;
    }
    supervisor.tell(new EpochFailed(failure));
    return Behaviors.stopped();
  }
}

package io.entrain.cluster.shard;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractOnMessageBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.entrain.training.ShardSummary;
import io.entrain.training.ShardTrainer;

/**
 * One shard of the network behind a mailbox. It runs a loop when told and says what came of it. Inside a loop the shard moves in lockstep
 * with all others, so that every shard needs a thread of its own: spawn it on {@link #DISPATCHER}.
 */
public final class ShardActor extends AbstractOnMessageBehavior<ShardActor.Command> {
  /** Dispatcher that gives every shard a thread. */
  public static final String DISPATCHER = "entrain.shard-dispatcher";

  private final ShardTrainer trainer;
  private final int shard;

  private ShardActor(ActorContext<Command> context, ShardTrainer trainer, int shard) {
    super(context);
    this.trainer = trainer;
    this.shard = shard;
  }

  /** What the epoch tells a shard. */
  public sealed interface Command {}

  /** Runs a loop; all shards must be told the same. */
  public record RunLoop(int loop, int task, boolean measure, ActorRef<LoopEnded> replyTo) implements Command {}

  /** What came of a loop. */
  public sealed interface LoopEnded {
    int shard();
  }

  /** The shard has completed the loop. */
  public record LoopCompleted(int shard, ShardSummary summary) implements LoopEnded {}

  /** The loop was not finished; the state of the shard is now of no use. */
  public record LoopFailed(int shard, RuntimeException cause) implements LoopEnded {}

  /** Shard number {@code shard} of {@code trainer}. */
  public static Behavior<Command> create(ShardTrainer trainer, int shard) {
    return Behaviors.setup(context -> new ShardActor(context, trainer, shard));
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    return switch (command) {
      case RunLoop run -> onRunLoop(run);
    };
  }

  private Behavior<Command> onRunLoop(RunLoop run) {
    try {
      run.replyTo().tell(new LoopCompleted(shard, trainer.run(shard, run.loop(), run.task(), run.measure())));
      return this;
    } catch (RuntimeException e) {
      return fail(run, e);
    } catch (OutOfMemoryError e) {
      return fail(run, new IllegalStateException("not enough memory for the shard", e));
    }
  }

  private Behavior<Command> fail(RunLoop run, RuntimeException cause) {
    run.replyTo().tell(new LoopFailed(shard, cause));
    return Behaviors.stopped();
  }
}

package io.entrain.cluster.shard;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractOnMessageBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import io.entrain.cluster.protocol.Failure;
import io.entrain.learning.DivergenceException;
import io.entrain.metrics.ShardSummary;

/**
 * One shard of the network behind a mailbox. It runs a loop when told and says what came of it. Inside a loop the shard moves in lockstep
 * with all others, so that every shard needs a thread of its own: spawn it on {@link #DISPATCHER}.
 */
final class ShardActor extends AbstractOnMessageBehavior<ShardActor.RunLoop> {
  /** Dispatcher that gives every shard a thread. */
  static final String DISPATCHER = "entrain.shard-dispatcher";

  private final HostedShards shards;
  private final int shard;

  private ShardActor(ActorContext<RunLoop> context, HostedShards shards, int shard) {
    super(context);
    this.shards = shards;
    this.shard = shard;
  }

  /** Runs a loop; all shards must be told the same. */
  record RunLoop(int loop, int task, boolean measure, ActorRef<LoopEnded> replyTo) {}

  /** What came of a loop. */
  sealed interface LoopEnded {
    int shard();
  }

  /** The shard has completed the loop. */
  record LoopCompleted(int shard, ShardSummary summary) implements LoopEnded {}

  /** The loop was not finished; the state of the shard is now of no use. */
  record LoopFailed(int shard, Failure failure) implements LoopEnded {}

  /** Shard number {@code shard} of {@code shards}. */
  static Behavior<RunLoop> create(HostedShards shards, int shard) {
    return Behaviors.setup(context -> new ShardActor(context, shards, shard));
  }

  @Override
  public Behavior<RunLoop> onMessage(RunLoop run) {
    try {
      run.replyTo().tell(new LoopCompleted(shard, shards.run(shard, run.loop(), run.task(), run.measure())));
      return this;
    } catch (DivergenceException e) {
      return fail(run, Failure.of(e.inLoop(run.loop())));
    } catch (RuntimeException e) {
      return fail(run, Failure.of(e));
    } catch (OutOfMemoryError e) {
      return fail(run, Failure.of(e).saying("not enough memory for the shard"));
    }
  }

  private Behavior<RunLoop> fail(RunLoop run, Failure failure) {
    run.replyTo().tell(new LoopFailed(shard, failure));
    return Behaviors.stopped();
  }
}

package io.entrain.cluster.scheduling;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.SupervisorStrategy;
import akka.actor.typed.Terminated;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.entrain.cluster.protocol.Control;
import io.entrain.cluster.protocol.WireMessage;
import io.entrain.cluster.shard.NodeManager;
import java.time.Duration;

/** What is reached from all nodes, as the only one of its kind in the cluster: the scheduler of runs and what belongs to it. */
public final class SchedulerDoor extends AbstractBehavior<WireMessage> {
  private final ActorRef<RunScheduler.Command> scheduler;

  private SchedulerDoor(ActorContext<WireMessage> context, SchedulerSettings settings) {
    super(context);
    SupervisorStrategy again = SupervisorStrategy.restartWithBackoff(Duration.ofSeconds(1), Duration.ofSeconds(30), 0.1);
    scheduler =
        context.spawn(
            Behaviors.supervise(RunScheduler.create(settings)).onFailure(again),
            "scheduler",
            DispatcherSelector.fromConfig(NodeManager.FILES));
    context.watch(scheduler);
    context.getLog().info("runs under {} are led on node {}", settings.root(), settings.node());
  }

  /** Understands {@link Control.Question} and {@link Control.HandOver}. */
  public static Behavior<WireMessage> create(SchedulerSettings settings) {
    return Behaviors.setup(context -> new SchedulerDoor(context, settings));
  }

  @Override
  public Receive<WireMessage> createReceive() {
    return newReceiveBuilder()
        .onMessage(Control.Question.class, this::onQuestion)
        .onMessage(Control.HandOver.class, _ -> onHandOver())
        .onSignal(Terminated.class, _ -> Behaviors.stopped())
        .build();
  }

  private Behavior<WireMessage> onQuestion(Control.Question question) {
    scheduler.tell(new RunScheduler.Asked(question));
    return this;
  }

  private Behavior<WireMessage> onHandOver() {
    scheduler.tell(RunScheduler.HandOver.HAND_OVER);
    return this;
  }
}

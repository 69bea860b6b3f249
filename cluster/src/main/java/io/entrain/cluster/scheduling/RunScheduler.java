package io.entrain.cluster.scheduling;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.AbstractOnMessageBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import io.entrain.cluster.placement.NodeDirectory;
import io.entrain.cluster.placement.Nodes;
import io.entrain.cluster.protocol.Control;
import io.entrain.cluster.run.OperationLog;
import io.entrain.cluster.run.RunEntry;
import io.entrain.cluster.shard.NodeManager;
import io.entrain.cluster.training.Progress;
import io.entrain.cluster.training.TrainingJob;
import io.entrain.cluster.training.TrainingSupervisor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The one in the cluster that gives runs their turn, has the run whose turn it is led by a supervisor, and answers control clients. All it
 * has to know is on disk, so that it can come to life again on any node. It waits for the disk, so it runs on a dispatcher for that.
 */
public final class RunScheduler extends AbstractOnMessageBehavior<RunScheduler.Command> {
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final int OPERATIONS = 1000;

  private final RunBook book;
  private final EventFeed events;
  private final OperationLog operations = new OperationLog(Long.toString(System.currentTimeMillis(), Character.MAX_RADIX), OPERATIONS);
  private final ActorRef<NodeDirectory.Command> directory;
  private final ActorRef<Nodes.Request> nodes;
  private final ControlDesk desk;
  private final ActorRef<Progress> progress;
  private LedRun led;
  private boolean handingOver;
  private int supervisors;

  private RunScheduler(ActorContext<Command> context, TimerScheduler<Command> timers, SchedulerSettings settings) {
    super(context);
    context.setLoggerName(RunScheduler.class);
    directory =
        context.spawn(
            NodeDirectory.create(settings.placement()), "directory", DispatcherSelector.fromConfig(NodeManager.FILES));
    context.watch(directory);
    book = new RunBook(settings);
    events = new EventFeed(timers, System.currentTimeMillis() << 10);
    desk = new ControlDesk(book, events, operations);
    nodes = context.spawn(passOn(directory), "nodes");
    progress = context.messageAdapter(Progress.class, SupervisorSaid::new);
    timers.startTimerWithFixedDelay(Tick.LOOK, Duration.ZERO, LOOK);
  }

  /** What it understands. */
  public sealed interface Command {}

  /** From a control client, by whatever door. */
  public record Asked(Control.Question question) implements Command {}

  /** Lets the run that is led be saved and stops, so that another node can take over. */
  public enum HandOver implements Command {
    HAND_OVER
  }

  private enum Tick implements Command {
    LOOK
  }

  private record SupervisorSaid(Progress progress) implements Command {}

  /** Comes after all that the supervisor has said. */
  private enum SupervisorStopped implements Command {
    SUPERVISOR_STOPPED
  }

  /** A client has waited for an event long enough. */
  record WaitIsOver(EventFeed.Waiter waiter) implements Command {}

  /** Begins at once with the run that has the turn. */
  public static Behavior<Command> create(SchedulerSettings settings) {
    return Behaviors.setup(context -> Behaviors.withTimers(timers -> new RunScheduler(context, timers, settings)));
  }

  private static Behavior<Nodes.Request> passOn(ActorRef<NodeDirectory.Command> directory) {
    return Behaviors.receiveMessage(
        request -> {
          directory.tell(new NodeDirectory.Asked(request));
          return Behaviors.same();
        });
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    switch (command) {
      case Asked(Control.Question question) -> onQuestion(question);
      case Tick _ -> look();
      case SupervisorSaid(Progress said) -> led.note(said);
      case SupervisorStopped _ -> onSupervisorStopped();
      case WaitIsOver(EventFeed.Waiter waiter) -> events.giveUp(waiter);
      case HandOver _ -> {
        handingOver = true;
        if (led != null) {
          led.handOver();
        }
      }
    }
    return handingOver && led == null ? Behaviors.stopped() : this;
  }

  private void onQuestion(Control.Question question) {
    switch (question) {
      case Control.ListNodes(ActorRef<Control.Reply> replyTo) ->
          directory.tell(new NodeDirectory.ListNodes(led == null ? List.of() : led.shares(), replyTo));
      case Control.Drain(String node, ActorRef<Control.Reply> replyTo) -> directory.tell(new NodeDirectory.Drain(node, replyTo));
      default -> {
        desk.answer(question, led);
        look();
      }
    }
  }

  /** Gives the next run its turn, if nobody has it. */
  private void look() {
    if (led != null || handingOver) {
      return;
    }
    try {
      book.turn().ifPresent(this::lead);
    } catch (RuntimeException e) {
      getContext().getLog().warn("the runs under the root cannot be read", e);
    }
  }

  private void lead(RunEntry entry) {
    TrainingJob job;
    try {
      job = book.job(entry);
    } catch (RuntimeException e) {
      desk.fail(entry, e);
      return;
    }
    Path data = job.directory();
    LedRun run = new LedRun(entry, data, book, events, operations);
    ActorRef<TrainingSupervisor.Command> supervisor =
        getContext().spawn(TrainingSupervisor.create(job, nodes, progress), "supervisor-" + ++supervisors);
    getContext().watchWith(supervisor, SupervisorStopped.SUPERVISOR_STOPPED);
    run.ledBy(supervisor);
    led = run;
    getContext().getLog().info("run {} in {} has the turn", entry.id(), data);
  }

  /** A run that is not over is led again, though not at once; nor is one at once of which it could not be written down that it is over. */
  private void onSupervisorStopped() {
    LedRun run = led;
    getContext().getLog().info("run {} is {}", run.entry().id(), run.over() ? "over" : "left by its supervisor");
    run.answerRest();
    led = null;
    if (run.over()) {
      book.leave(run.entry());
      look();
    }
  }
}

package io.entrain.cluster.training;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.AbstractOnMessageBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import io.entrain.cluster.epoch.EpochActor;
import io.entrain.cluster.run.FailureKind;
import io.entrain.cluster.run.RetryBudget;
import io.entrain.learning.DivergenceException;
import io.entrain.training.LoopSummary;
import java.time.Duration;

/**
 * Leads a run from its first loop to its last: epoch after epoch, as long as what ends them is a loss and the budget lasts. The outcome is
 * that of an undisturbed run, bit for bit, since lost loops are repeated from the last checkpoint.
 */
final class TrainingSupervisor extends AbstractOnMessageBehavior<TrainingSupervisor.Command> {
  private final TrainingJob job;
  private final ActorRef<Progress> observer;
  private final TimerScheduler<Command> timers;
  private final ActorRef<JournalActor.Command> journal;
  private final RetryBudget budget;
  private final long started = System.nanoTime();

  private ActorRef<EpochActor.Command> epoch;
  private int epochs;
  private int lastLoop;
  private boolean stopRequested;
  private long loopStarted;

  private TrainingSupervisor(
      ActorContext<Command> context, TimerScheduler<Command> timers, TrainingJob job, ActorRef<Progress> observer) {
    super(context);
    this.job = job;
    this.observer = observer;
    this.timers = timers;
    budget = new RetryBudget(job.retries(), job.loaded().experiment().seed(), 0, 0);
    journal =
        context.spawn(
            JournalActor.create(job, context.messageAdapter(JournalActor.Event.class, JournalSaid::new)),
            "journal",
            DispatcherSelector.fromConfig(JournalActor.DISPATCHER));
    journal.tell(JournalActor.Open.OPEN);
  }

  public sealed interface Command {}

  /** Ends the run after the running loop, with a checkpoint. */
  public enum Stop implements Command {
    STOP
  }

  private record JournalSaid(JournalActor.Event event) implements Command {}

  private record EpochSaid(EpochActor.Event event) implements Command {}

  private enum Recover implements Command {
    RECOVER
  }

  /** What a run tells who watches it. */
  public sealed interface Progress {}

  public record LoopCompleted(LoopSummary summary) implements Progress {}

  public record CheckpointSaved(int loop) implements Progress {}

  public record Warned(String message) implements Progress {}

  /** An epoch was lost; the run goes on after a while. */
  public record Recovering(String reason, Duration after) implements Progress {}

  /** All is done, or was stopped, and is saved. */
  public record Ended(boolean stopped) implements Progress {}

  /** The run cannot go on; the last checkpoint is intact. */
  public record Failed(RuntimeException cause) implements Progress {}

  /** Begins the run at once. The actor stops after {@link Ended} or {@link Failed}. */
  public static Behavior<Command> create(TrainingJob job, ActorRef<Progress> observer) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new TrainingSupervisor(context, timers, job, observer)));
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    return switch (command) {
      case Stop _ -> onStop();
      case Recover _ -> onRecover();
      case JournalSaid(JournalActor.Event event) -> onJournal(event);
      case EpochSaid(EpochActor.LoopCompleted completed) -> onLoopCompleted(completed);
      case EpochSaid(EpochActor.EpochFailed(RuntimeException cause)) -> onEpochFailed(cause);
    };
  }

  private Behavior<Command> onStop() {
    stopRequested = true;
    return this;
  }

  private Behavior<Command> onRecover() {
    if (stopRequested) {
      observer.tell(new Ended(true));
      return Behaviors.stopped();
    }
    journal.tell(JournalActor.Open.OPEN);
    return this;
  }

  private Behavior<Command> onJournal(JournalActor.Event event) {
    switch (event) {
      case JournalActor.Opened opened -> spawnEpoch(opened);
      case JournalActor.Next _ when stopRequested && lastLoop == 0 -> {
        observer.tell(new Ended(true));
        return Behaviors.stopped();
      }
      case JournalActor.Next(int loop, int task, boolean measure) -> {
        loopStarted = System.nanoTime();
        epoch.tell(new EpochActor.RunLoop(loop, task, measure));
      }
      case JournalActor.Saved(int loop) -> observer.tell(new CheckpointSaved(loop));
      case JournalActor.Warning(String message) -> observer.tell(new Warned(message));
      case JournalActor.Finished _ -> {
        observer.tell(new Ended(stopRequested));
        return Behaviors.stopped();
      }
      case JournalActor.Failed(RuntimeException cause) -> {
        return fail(cause);
      }
    }
    return this;
  }

  private void spawnEpoch(JournalActor.Opened opened) {
    epochs++;
    ActorRef<EpochActor.Event> events = getContext().messageAdapter(EpochActor.Event.class, EpochSaid::new);
    epoch = getContext().spawn(EpochActor.create(opened.trainer(), events), "epoch-" + epochs);
  }

  private Behavior<Command> onLoopCompleted(EpochActor.LoopCompleted completed) {
    EpochActor.RunLoop run = completed.loop();
    double elapsed = (System.nanoTime() - loopStarted) * 1e-9;
    LoopSummary summary =
        LoopSummary.of(run.loop(), run.task(), elapsed, completed.shards(), job.loaded().experiment().time());
    lastLoop = run.loop();
    observer.tell(new LoopCompleted(summary));
    journal.tell(new JournalActor.Note(summary, stopRequested));
    return this;
  }

  private Behavior<Command> onEpochFailed(RuntimeException cause) {
    if (!FailureKind.of(cause).retried()) {
      return fail(cause instanceof DivergenceException divergence ? divergence.inLoop(lastLoop + 1) : cause);
    }
    return switch (budget.next(Duration.ofNanos(System.nanoTime() - started), lastLoop)) {
      case RetryBudget.Decision.Retry(Duration after) -> {
        observer.tell(new Recovering(cause.getMessage(), after));
        timers.startSingleTimer(Recover.RECOVER, after);
        yield this;
      }
      case RetryBudget.Decision.GiveUp(String reason) -> fail(new IllegalStateException(reason + ": " + cause.getMessage(), cause));
    };
  }

  private Behavior<Command> fail(RuntimeException cause) {
    observer.tell(new Failed(cause));
    return Behaviors.stopped();
  }
}

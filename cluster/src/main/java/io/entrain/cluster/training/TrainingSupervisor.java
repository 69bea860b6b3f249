package io.entrain.cluster.training;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.AbstractOnMessageBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.TimerScheduler;
import io.entrain.checkpoint.CheckpointId;
import io.entrain.cluster.epoch.EpochActor;
import io.entrain.cluster.placement.Member;
import io.entrain.cluster.placement.Nodes;
import io.entrain.cluster.placement.ShardPlacement;
import io.entrain.cluster.protocol.EpochOrder;
import io.entrain.cluster.protocol.Failure;
import io.entrain.cluster.protocol.NodeShare;
import io.entrain.cluster.protocol.Stage;
import io.entrain.cluster.run.FailureKind;
import io.entrain.cluster.run.OperationKind;
import io.entrain.cluster.run.RetryBudget;
import io.entrain.cluster.run.RunCommand;
import io.entrain.cluster.run.RunState;
import io.entrain.cluster.shard.NodeManager;
import io.entrain.initialisation.InitReport;
import io.entrain.training.LoopSummary;
import java.time.Duration;
import java.util.List;

/**
 * Leads a run from its first loop to its last: epoch after epoch, as long as what ends them is a loss and the budget lasts, or other nodes
 * that are to take part. The outcome is that of an undisturbed run, bit for bit, since lost loops are repeated from the last checkpoint.
 * Everything it needs to know is on disk, so that another one can go on in its place.
 */
public final class TrainingSupervisor extends AbstractOnMessageBehavior<TrainingSupervisor.Command> {
  /** Time after which a run that someone else is at work on is looked at again. */
  private static final Duration OCCUPIED_WAIT = Duration.ofSeconds(2);

  private final TrainingJob job;
  private final ActorRef<Nodes.Request> nodes;
  private final ActorRef<Progress> observer;
  private final TimerScheduler<Command> timers;
  private final ActorRef<JournalActor.Command> journal;
  private final ActorRef<EpochActor.Event> epochEvents;
  private final ActorRef<Nodes.Answer> nodeAnswers;
  private final Requests requests;
  private final long started = System.nanoTime();

  private RetryBudget budget;
  private JournalActor.Attempt attempt;
  private ActorRef<EpochActor.Command> epoch;
  /** Whether nodes were asked for, for the attempt that is not open yet. */
  private boolean reserving;
  /** Whether a loop runs or is being saved; otherwise nothing is lost if the epoch is closed. */
  private boolean training;
  private RunState state = RunState.QUEUED;
  /** Why another epoch is to take the place of this one; empty: it is not. */
  private String replan = "";
  private boolean handOver;
  private Failure failure;
  private int lastLoop;
  /** Loop of the checkpoint from which the run would go on. */
  private int savedLoop;
  private long loopStarted;

  private TrainingSupervisor(
      ActorContext<Command> context,
      TimerScheduler<Command> timers,
      TrainingJob job,
      ActorRef<Nodes.Request> nodes,
      ActorRef<Progress> observer) {
    super(context);
    context.setLoggerName(TrainingSupervisor.class);
    this.job = job;
    this.nodes = nodes;
    this.observer = observer;
    this.timers = timers;
    requests = new Requests(observer);
    budget = budget(0, 0);
    epochEvents = context.messageAdapter(EpochActor.Event.class, EpochSaid::new);
    nodeAnswers = context.messageAdapter(Nodes.Answer.class, NodesSaid::new);
    journal =
        context.spawn(
            JournalActor.create(job, context.messageAdapter(JournalActor.Event.class, JournalSaid::new)),
            "journal",
            DispatcherSelector.fromConfig(NodeManager.FILES));
    context.watch(journal);
    journal.tell(JournalActor.Open.OPEN);
  }

  /** What it understands. */
  public sealed interface Command {}

  /** Something that people ask for. What has come of it is told by {@link Progress.Answered}, with the same id. */
  public record Request(OperationKind kind, String operation) implements Command {}

  /** Saves what was trained and stops without a word, so that another supervisor can go on at once. */
  public enum HandOver implements Command {
    HAND_OVER
  }

  private record JournalSaid(JournalActor.Event event) implements Command {}

  private record EpochSaid(EpochActor.Event event) implements Command {}

  private record NodesSaid(Nodes.Answer answer) implements Command {}

  private enum Recover implements Command {
    RECOVER
  }

  /**
   * Begins the run at once, or goes on with it. The actor stops after {@link Progress.Ended} or {@link Progress.Failed}.
   *
   * @param nodes who knows on which nodes shards can be held
   * @param observer is told all that happens
   */
  public static Behavior<Command> create(TrainingJob job, ActorRef<Nodes.Request> nodes, ActorRef<Progress> observer) {
    return Behaviors.setup(
        context -> Behaviors.withTimers(timers -> new TrainingSupervisor(context, timers, job, nodes, observer)));
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    return switch (command) {
      case Request request -> onRequest(request);
      case HandOver _ -> onHandOver();
      case JournalSaid(JournalActor.Event event) -> onJournal(event);
      case EpochSaid(EpochActor.Event event) -> epoch != null && event.epoch() == attempt.epoch() ? onEpoch(event) : this;
      case NodesSaid(Nodes.Answer answer) -> onNodes(answer);
      case Recover _ -> {
        open();
        yield this;
      }
    };
  }

  /** Has another attempt begun, now. */
  private void open() {
    timers.cancel(Recover.RECOVER);
    journal.tell(JournalActor.Open.OPEN);
  }

  private Behavior<Command> onRequest(Request request) {
    requests.add(request.kind(), request.operation());
    switch (request.kind()) {
      case CHECKPOINT -> {
        if (!training) {
          requests.answer(OperationKind.CHECKPOINT, false, "nothing is trained now, so there is nothing new to save");
        }
      }
      case PAUSE -> journal.tell(new JournalActor.Change(RunCommand.PAUSE, "", request.operation()));
      case RESUME -> journal.tell(new JournalActor.Change(RunCommand.RESUME, "", request.operation()));
      case STOP -> journal.tell(new JournalActor.Change(RunCommand.STOP, "", request.operation()));
      case CANCEL -> journal.tell(new JournalActor.Change(RunCommand.CANCEL, "", request.operation()));
    }
    return this;
  }

  private Behavior<Command> onHandOver() {
    handOver = true;
    return training ? this : leave();
  }

  private Behavior<Command> leave() {
    closeEpoch("the supervisor hands over");
    return Behaviors.stopped();
  }

  private Behavior<Command> onJournal(JournalActor.Event event) {
    switch (event) {
      case JournalActor.Attempt begun -> onAttempt(begun);
      case JournalActor.Next next -> onNext(next);
      case JournalActor.SaveWanted(CheckpointId id) -> {
        if (epoch != null) {
          epoch.tell(new EpochActor.Save(id));
        }
      }
      case JournalActor.Saved(int loop) -> {
        savedLoop = loop;
        observer.tell(new Progress.CheckpointSaved(loop));
        requests.answer(OperationKind.CHECKPOINT, true, "checkpoint of loop " + loop);
      }
      case JournalActor.Initialised(InitReport report) -> observer.tell(new Progress.Initialised(report));
      case JournalActor.Held _ -> {
        return onHeld();
      }
      case JournalActor.Warning(String message) -> observer.tell(new Progress.Warned(message));
      case JournalActor.Changed changed -> {
        return onChanged(changed);
      }
      case JournalActor.ChangeRefused(String operation, String message) -> requests.refuse(operation, message);
      case JournalActor.Finished _ -> {
        return end();
      }
      case JournalActor.Failed failed -> {
        return onJournalFailure(failed);
      }
    }
    return this;
  }

  /** Too late if the epoch is over by now. */
  private void onNext(JournalActor.Next next) {
    if (epoch == null) {
      return;
    }
    if (wish() == Wish.END || wish() == Wish.HOLD) {
      journal.tell(new JournalActor.Decline(attempt.epoch(), wish()));
    } else {
      training = true;
      loopStarted = System.nanoTime();
      epoch.tell(new EpochActor.RunLoop(next.loop(), next.task(), next.measure()));
    }
  }

  private void onAttempt(JournalActor.Attempt begun) {
    timers.cancel(Recover.RECOVER);
    training = false;
    closeEpoch("another attempt begins");
    if (attempt == null) {
      budget = budget(begun.before().highestLoop(), begun.before().withoutProgress());
    }
    attempt = begun;
    savedLoop = begun.restore() == null ? 0 : begun.restore().loop();
    lastLoop = savedLoop;
    replan = "";
    switch (state) {
      case PAUSED -> answerPaused();
      case STOPPING -> journal.tell(new JournalActor.Rest(Wish.END));
      default -> {
        reserving = true;
        nodes.tell(new Nodes.Reserve(job.directory().toString(), nodeAnswers));
      }
    }
  }

  private RetryBudget budget(int highestLoop, int withoutProgress) {
    return new RetryBudget(job.retries(), job.loaded().experiment().seed(), highestLoop, withoutProgress);
  }

  private Behavior<Command> onNodes(Nodes.Answer answer) {
    switch (answer) {
      case Nodes.Reserved(List<Member> members) when reserving -> openEpoch(members);
      case Nodes.Waiting(String reason) when reserving -> observer.tell(new Progress.Waiting(reason));
      case Nodes.Unusable(Failure cause) when reserving -> {
        return onFailure(cause);
      }
      case Nodes.Reserved _, Nodes.Waiting _, Nodes.Unusable _ -> getContext().getLog().debug("too late: {}", answer);
      case Nodes.Changed(String reason) -> {
        if (epoch != null) {
          replan = reason;
        }
      }
    }
    return this;
  }

  private void openEpoch(List<Member> members) {
    reserving = false;
    int neurons = job.loaded().experiment().population().neurons();
    List<NodeShare> shares = ShardPlacement.place(neurons, members.stream().map(Member::facts).toList());
    List<Member> holders =
        shares.stream().map(share -> members.stream().filter(member -> member.facts().name().equals(share.name())).findFirst().get())
            .toList();
    EpochOrder order =
        new EpochOrder(
            job.run(),
            attempt.epoch(),
            job.directory().toString(),
            job.loaded().experiment().digest(),
            0,
            shares,
            attempt.stage(),
            attempt.restore());
    epoch = getContext().spawn(EpochActor.create(order, holders, epochEvents), "epoch-" + attempt.epoch());
    getContext()
        .watchWith(epoch, new EpochSaid(new EpochActor.EpochFailed(attempt.epoch(), Failure.loss("the epoch ended without a word"))));
    observer.tell(new Progress.Placed(attempt.epoch(), shares));
  }

  private Behavior<Command> onEpoch(EpochActor.Event event) {
    switch (event) {
      case EpochActor.EpochOpened(long _, int tasks, long digest) -> journal.tell(new JournalActor.Begin(attempt.epoch(), tasks, digest));
      case EpochActor.CheckpointRefused(long _, String message) -> {
        epoch = null;
        journal.tell(new JournalActor.Refuse(message));
      }
      case EpochActor.LoopCompleted completed -> onLoopCompleted(completed);
      case EpochActor.StateCopied _ -> journal.tell(new JournalActor.Copied(attempt.epoch(), wish()));
      case EpochActor.PartsSaved(long _, var parts) -> journal.tell(new JournalActor.Publish(attempt.epoch(), parts, wish()));
      case EpochActor.EpochFailed(long _, Failure cause) -> {
        epoch = null;
        return onFailure(cause);
      }
    }
    return this;
  }

  private void onLoopCompleted(EpochActor.LoopCompleted completed) {
    EpochActor.RunLoop run = completed.loop();
    double elapsed = (System.nanoTime() - loopStarted) * 1e-9;
    LoopSummary summary =
        LoopSummary.of(run.loop(), run.task(), elapsed, completed.shards(), job.loaded().experiment().time());
    lastLoop = run.loop();
    if (attempt.stage() == Stage.TRAINING) {
      observer.tell(new Progress.LoopCompleted(summary));
    }
    journal.tell(new JournalActor.Note(attempt.epoch(), summary, wish()));
  }

  private Wish wish() {
    if (state == RunState.STOPPING) {
      return Wish.END;
    }
    if (state == RunState.PAUSED || !replan.isEmpty() || handOver) {
      return Wish.HOLD;
    }
    return requests.pending(OperationKind.CHECKPOINT) ? Wish.SAVE : Wish.GO_ON;
  }

  /** All is saved and the next epoch may have other nodes, or come when somebody wants it. */
  private Behavior<Command> onHeld() {
    training = false;
    if (handOver) {
      return leave();
    }
    closeEpoch("the run holds");
    if (state == RunState.STOPPING) {
      journal.tell(new JournalActor.Rest(Wish.END));
      return this;
    }
    if (lastLoop > 0) {
      requests.answer(OperationKind.CHECKPOINT, true, "all is saved, up to loop " + lastLoop);
    }
    if (state == RunState.PAUSED) {
      answerPaused();
    } else {
      if (!replan.isEmpty()) {
        observer.tell(new Progress.Warned("the network is placed anew: " + replan));
      }
      open();
    }
    return this;
  }

  private void answerPaused() {
    requests.answer(OperationKind.PAUSE, true, "paused after loop " + lastLoop);
    requests.answer(OperationKind.CHECKPOINT, false, "the run is paused, so there is nothing new to save");
  }

  private Behavior<Command> onChanged(JournalActor.Changed changed) {
    RunState before = state;
    state = changed.state();
    observer.tell(new Progress.StateChanged(state, changed.why()));
    if (state.ended()) {
      return end();
    }
    if (!training && state == RunState.STOPPING) {
      closeEpoch("the run stops");
      journal.tell(new JournalActor.Rest(Wish.END));
    } else if (!training && state == RunState.PAUSED) {
      timers.cancel(Recover.RECOVER);
      closeEpoch("the run holds");
      answerPaused();
    } else if (state == RunState.RUNNING && before == RunState.PAUSED) {
      requests.answer(OperationKind.PAUSE, false, "the run was resumed before its loop had ended");
      requests.answer(OperationKind.RESUME, true, "");
      if (!training) {
        open();
      }
    } else if (!changed.operation().isEmpty()) {
      requests.answerAlreadyDone(changed.operation(), state);
    }
    return this;
  }

  /** That a loss cannot be noted is no other loss; and a run that is to fail does so when that is noted, or cannot be. */
  private Behavior<Command> onJournalFailure(JournalActor.Failed failed) {
    if (failed.failure().kind() == FailureKind.FENCED) {
      return fail(failed.failure());
    }
    if (failure != null) {
      return failed.change() == RunCommand.FAIL ? fail(failure) : this;
    }
    if (failed.change() == RunCommand.RECOVER) {
      observer.tell(new Progress.Warned("that the run recovers could not be noted: " + failed.failure().message()));
      return this;
    }
    return onFailure(failed.failure());
  }

  private Behavior<Command> onFailure(Failure cause) {
    training = false;
    closeEpoch(cause.message());
    if (cause.kind() == FailureKind.FENCED) {
      return fail(cause);
    }
    if (cause.kind() == FailureKind.OCCUPIED) {
      observer.tell(new Progress.Waiting(cause.message()));
      timers.startSingleTimer(Recover.RECOVER, OCCUPIED_WAIT);
      return this;
    }
    if (!cause.kind().retried()) {
      failure = cause;
      journal.tell(new JournalActor.Change(RunCommand.FAIL, cause.message(), ""));
      return this;
    }
    if (timers.isTimerActive(Recover.RECOVER)) {
      observer.tell(new Progress.Warned(cause.message()));
      return this;
    }
    RetryBudget.Decision decision = budget.next(Duration.ofNanos(System.nanoTime() - started), lastLoop);
    lastLoop = savedLoop;
    return switch (decision) {
      case RetryBudget.Decision.Retry _ when handOver -> leave();
      case RetryBudget.Decision.Retry(Duration after) -> {
        observer.tell(new Progress.Recovering(cause.message(), after));
        if (state.active()) {
          journal.tell(new JournalActor.Change(RunCommand.RECOVER, cause.message(), ""));
        }
        timers.startSingleTimer(Recover.RECOVER, after);
        yield this;
      }
      case RetryBudget.Decision.GiveUp(String reason) -> {
        failure = cause.saying(reason + ": " + cause.message());
        journal.tell(new JournalActor.Change(RunCommand.FAIL, failure.message(), ""));
        yield this;
      }
    };
  }

  private Behavior<Command> end() {
    closeEpoch("the run has ended");
    if (state == RunState.FAILED && failure != null) {
      return fail(failure);
    }
    requests.answerEnd(state);
    observer.tell(new Progress.Ended(state));
    return Behaviors.stopped();
  }

  private Behavior<Command> fail(Failure cause) {
    requests.answerEnd(RunState.FAILED);
    observer.tell(new Progress.Failed(cause));
    return Behaviors.stopped();
  }

  private void closeEpoch(String reason) {
    if (epoch != null) {
      epoch.tell(new EpochActor.Close(reason));
      epoch = null;
    }
    reserving = false;
    nodes.tell(new Nodes.Release());
  }
}

package io.entrain.cluster.training;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.entrain.checkpoint.CheckpointId;
import io.entrain.checkpoint.CheckpointPart;
import io.entrain.cluster.protocol.Failure;
import io.entrain.cluster.protocol.Stage;
import io.entrain.cluster.run.FencedException;
import io.entrain.cluster.run.RunCommand;
import io.entrain.cluster.run.RunState;
import io.entrain.initialisation.InitReport;
import io.entrain.training.LoopSummary;
import io.entrain.training.TrainingListener;
import java.util.List;

/**
 * Keeps what a run leaves on disk, and knows from there what it does next. It waits for the disk, so it runs on a dispatcher for that. What
 * is done is done in {@link RunJournal}.
 */
final class JournalActor extends AbstractBehavior<JournalActor.Command> {
  private final RunJournal journal;
  private final ActorRef<Event> supervisor;
  /** The state that the supervisor knows of. */
  private RunState told = RunState.QUEUED;
  /** Number of the attempt. */
  private long epoch;
  /** Whether a loop was told to the supervisor of which it has said nothing yet. */
  private boolean loopRuns;

  private JournalActor(ActorContext<Command> context, TrainingJob job, ActorRef<Event> supervisor) {
    super(context);
    this.supervisor = supervisor;
    journal = new RunJournal(job, listener());
  }

  sealed interface Command {}

  /** What comes of an epoch; nothing is done if another attempt has begun since. */
  sealed interface OfEpoch extends Command {
    long epoch();
  }

  /** Begins an attempt. */
  enum Open implements Command {
    OPEN
  }

  /** The checkpoint is damaged; another attempt begins, from the one before. */
  record Refuse(String message) implements Command {}

  /** The shards are ready. */
  record Begin(long epoch, int tasks, long digest) implements OfEpoch {}

  /** A loop is complete, and no shard runs; a checkpoint of the loop before may still be on its way to the disk. */
  record Note(long epoch, LoopSummary summary, Wish wish) implements OfEpoch {}

  /** The checkpoint that is being saved does not need the shards any more. */
  record Copied(long epoch, Wish wish) implements OfEpoch {}

  /** All parts of the checkpoint are on disk. */
  record Publish(long epoch, List<CheckpointPart> parts, Wish wish) implements OfEpoch {}

  /** No loop runs, and nothing that was trained since the last checkpoint is left; grants the wish. */
  record Rest(Wish wish) implements Command {}

  /** The loop that was to be next is not begun, since by now there is another wish: what was trained is saved first. */
  record Decline(long epoch, Wish wish) implements OfEpoch {}

  /** Something happened to the run, or is asked for by people: {@code operation} then names what they asked for, and is empty otherwise. */
  record Change(RunCommand command, String why, String operation) implements Command {}

  sealed interface Event {}

  /** An attempt has begun; {@code restore} is null to begin anew. */
  record Attempt(long epoch, Stage stage, CheckpointId restore, RunRecord.Attempts before) implements Event {}

  /** The next loop; loop 0 is the initial pass. */
  record Next(int loop, int task, boolean measure) implements Event {}

  /** A checkpoint is to be written. */
  record SaveWanted(CheckpointId id) implements Event {}

  record Saved(int loop) implements Event {}

  /** The directory is initialised. */
  record Initialised(InitReport report) implements Event {}

  /** The wish to hold, or to begin another epoch, is granted: all is saved. */
  enum Held implements Event {
    HELD
  }

  /** No loop is left, or none is wanted; everything is saved. */
  enum Finished implements Event {
    FINISHED
  }

  record Warning(String message) implements Event {}

  /** Where the run stands has changed, and is on disk. */
  record Changed(RunState state, String why, String operation) implements Event {}

  /** What people asked for is not possible now. */
  record ChangeRefused(String operation, String message) implements Event {}

  /**
   * What was asked for could not be done. Checkpoints that were there are still there.
   *
   * @param change what was to be noted of the run; null: something else was to be done
   */
  record Failed(Failure failure, RunCommand change) implements Event {}

  static Behavior<Command> create(TrainingJob job, ActorRef<Event> supervisor) {
    return Behaviors.setup(context -> new JournalActor(context, job, supervisor));
  }

  @Override
  public Receive<Command> createReceive() {
    return newReceiveBuilder().onAnyMessage(this::onCommand).onSignal(PostStop.class, _ -> onPostStop()).build();
  }

  private Behavior<Command> onCommand(Command command) {
    try {
      switch (command) {
        case OfEpoch late when late.epoch() != epoch -> getContext().getLog().debug("too late: {}", late);
        case Open _ -> attempt();
        case Refuse(String message) -> {
          journal.refuse(message);
          attempt();
        }
        case Begin(long _, int tasks, long digest) -> begin(tasks, digest);
        case Note(long _, LoopSummary summary, Wish wish) -> note(summary, wish);
        case Copied(long _, Wish wish) -> copied(wish);
        case Publish(long _, List<CheckpointPart> parts, Wish wish) -> publish(parts, wish);
        case Rest(Wish wish) -> next(wish);
        case Decline(long _, Wish wish) -> decline(wish);
        case Change change -> change(change);
      }
    } catch (RuntimeException e) {
      getContext().getLog().warn("the journal of {} failed", journal.directory(), e);
      tellState();
      supervisor.tell(new Failed(Failure.of(e), command instanceof Change(RunCommand change, String _, String _) ? change : null));
    }
    return this;
  }

  private void attempt() {
    loopRuns = false;
    epoch = 0;
    epoch = journal.attempt();
    tellState();
    if (journal.record().state().ended()) {
      supervisor.tell(Finished.FINISHED);
    } else {
      supervisor.tell(new Attempt(epoch, journal.stage(), journal.restore(), journal.record().attempts()));
    }
  }

  /** Also if it was found on disk by an attempt that then failed. */
  private void tellState() {
    if (journal.record().state() != told) {
      tellChange("", "");
    }
  }

  private void tellChange(String why, String operation) {
    told = journal.record().state();
    supervisor.tell(new Changed(told, why, operation));
  }

  /** Nothing if by now people want the run to hold or to end: the supervisor learns that, and then closes the epoch. */
  private void begin(int tasks, long digest) {
    if (!journal.record().state().canTrain()) {
      return;
    }
    if (journal.stage() == Stage.INITIAL_PASS) {
      journal.beginInitialPass();
      tellState();
      loopRuns = true;
      supervisor.tell(new Next(0, 0, false));
      return;
    }
    if (!journal.digestIs(digest)) {
      journal.refuse("its weights have the digest %016x and were saved with another".formatted(digest));
      attempt();
      return;
    }
    journal.begin(tasks);
    tellState();
    next(Wish.GO_ON);
  }

  private void note(LoopSummary summary, Wish wish) {
    loopRuns = false;
    journal.note(summary);
    saveOrGoOn(wish);
  }

  private void decline(Wish wish) {
    loopRuns = false;
    if (journal.stage() == Stage.TRAINING) {
      journal.plan().back();
    }
    saveOrGoOn(wish);
  }

  private void copied(Wish wish) {
    if (!loopRuns && journal.isSaving()) {
      saveOrGoOn(wish);
    }
  }

  /** A checkpoint is made before anything else if one is due. While one is being saved only a loop may begin that is sure to come. */
  private void saveOrGoOn(Wish wish) {
    boolean due = journal.saveDue(wish);
    if (journal.isSaving()) {
      if (!due && (wish == Wish.GO_ON || wish == Wish.SAVE) && journal.stage() == Stage.TRAINING && journal.hasNext()) {
        next(wish);
      }
    } else if (due) {
      supervisor.tell(new SaveWanted(journal.beginCheckpoint()));
    } else {
      next(wish);
    }
  }

  /** After the initial pass another epoch is to come, whose shards can train. */
  private void publish(List<CheckpointPart> parts, Wish wish) {
    if (journal.stage() == Stage.INITIAL_PASS) {
      supervisor.tell(new Initialised(journal.initialise(parts)));
      next(wish == Wish.END ? Wish.END : Wish.HOLD);
    } else {
      journal.publish(parts);
      if (!loopRuns) {
        saveOrGoOn(wish);
      }
    }
  }

  /** What people ask for and cannot be noted is only refused; the run goes on, unless it is somebody else's by now. */
  private void change(Change change) {
    try {
      journal.record().change(change.command(), change.why());
    } catch (RuntimeException e) {
      if (!change.operation().isEmpty()) {
        supervisor.tell(new ChangeRefused(change.operation(), e.getMessage()));
      }
      if (change.operation().isEmpty() || e instanceof FencedException) {
        throw e;
      }
      return;
    }
    tellChange(change.why(), change.operation());
  }

  private void next(Wish wish) {
    if (wish == Wish.HOLD && journal.hasNext()) {
      supervisor.tell(Held.HELD);
    } else if (wish == Wish.END || !journal.hasNext()) {
      complete();
    } else {
      loopRuns = true;
      int loop = journal.plan().next();
      supervisor.tell(new Next(loop, journal.plan().task(), journal.plan().measures()));
    }
  }

  /** Also a run that was to be paused, if that came with its last loop. */
  private void complete() {
    if (journal.record().state() == RunState.PAUSED) {
      journal.record().change(RunCommand.RESUME, "");
    }
    journal.record().change(RunCommand.COMPLETE, "");
    tellState();
    supervisor.tell(Finished.FINISHED);
  }

  private TrainingListener listener() {
    return new TrainingListener() {
      @Override
      public void checkpointSaved(int loop) {
        supervisor.tell(new Saved(loop));
      }

      @Override
      public void warn(String message) {
        supervisor.tell(new Warning(message));
      }
    };
  }

  private Behavior<Command> onPostStop() {
    journal.close();
    return this;
  }
}

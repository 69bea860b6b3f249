package io.entrain.cluster.training;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.entrain.training.LoopSummary;
import io.entrain.training.ShardTrainer;
import io.entrain.training.TrainingJournal;
import io.entrain.training.TrainingListener;
import io.entrain.training.TrainingPlan;

/**
 * Keeps what a run leaves on disk, and knows from there what it does next. It waits for the disk, so it runs on {@link #DISPATCHER}; shards
 * stand still while it saves what they have learned.
 */
final class JournalActor extends AbstractBehavior<JournalActor.Command> {
  /** Dispatcher for actors that wait for the disk. */
  static final String DISPATCHER = "entrain.file-dispatcher";

  private final TrainingJob job;
  private final ActorRef<Event> supervisor;
  private TrainingJournal journal;
  private ShardTrainer trainer;
  private boolean saved;

  private JournalActor(ActorContext<Command> context, TrainingJob job, ActorRef<Event> supervisor) {
    super(context);
    this.job = job;
    this.supervisor = supervisor;
  }

  sealed interface Command {}

  /** Builds the shards, from the newest checkpoint if this run has saved one already. */
  enum Open implements Command {
    OPEN
  }

  /** A loop is complete, and no shard runs. */
  record Note(LoopSummary summary, boolean stopRequested) implements Command {}

  sealed interface Event {}

  /** Shards are ready; what to do comes next. */
  record Opened(ShardTrainer trainer) implements Event {}

  record Next(int loop, int task, boolean measure) implements Event {}

  /** No loop is left, or none is wanted; everything is saved. */
  enum Finished implements Event {
    FINISHED
  }

  record Saved(int loop) implements Event {}

  record Warning(String message) implements Event {}

  /** What was asked for could not be done. Checkpoints that were there are still there. */
  record Failed(RuntimeException cause) implements Event {}

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
        case Open _ -> open();
        case Note(LoopSummary summary, boolean stopRequested) -> note(summary, stopRequested);
      }
    } catch (RuntimeException e) {
      supervisor.tell(new Failed(e));
    } catch (OutOfMemoryError e) {
      supervisor.tell(new Failed(new IllegalStateException("not enough memory for the network", e)));
    }
    return this;
  }

  private void open() {
    int lastLoop = journal == null ? 0 : journal.plan().lastLoop();
    close();
    trainer = job.shards().get();
    if (saved) {
      journal =
          TrainingJournal.recover(
              job.directory(), job.loaded().experiment(), job.options(), lastLoop, trainer.tasks(), trainer.state(), listener());
    } else {
      journal =
          TrainingJournal.open(
              job.directory(), job.loaded().experiment(), job.options(), trainer.tasks(), trainer.state(), listener());
    }
    supervisor.tell(new Opened(trainer));
    next(false);
  }

  private void note(LoopSummary summary, boolean stopRequested) {
    journal.append(summary);
    if (journal.checkpointDue(summary, stopRequested)) {
      journal.save(summary, trainer.state());
      saved = true;
    }
    next(stopRequested);
  }

  private void next(boolean stopRequested) {
    TrainingPlan plan = journal.plan();
    if (!plan.hasNext(stopRequested)) {
      supervisor.tell(Finished.FINISHED);
      return;
    }
    int loop = plan.next();
    supervisor.tell(new Next(loop, plan.task(), plan.measures()));
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
    close();
    return this;
  }

  private void close() {
    if (journal != null) {
      journal.close();
    }
  }
}

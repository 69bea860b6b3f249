package io.entrain.cluster.scheduling;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.TimerScheduler;
import io.entrain.cluster.protocol.Control;
import io.entrain.cluster.protocol.LoopView;
import io.entrain.cluster.protocol.RunEvent;
import io.entrain.cluster.run.RunEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Events of runs, for clients that ask for them and wait if there are none yet. For the scheduler alone. */
final class EventFeed {
  private static final int MOST = 1000;
  private static final long LONGEST_WAIT_MS = 60_000;

  private final TimerScheduler<RunScheduler.Command> timers;
  private final EventLog log;
  private final List<Waiter> waiters = new ArrayList<>();

  EventFeed(TimerScheduler<RunScheduler.Command> timers, long begin) {
    this.timers = timers;
    log = new EventLog(begin);
  }

  /** Who waits for events; told apart from others that wait for the same. */
  static final class Waiter {
    private final Control.GetEvents question;

    private Waiter(Control.GetEvents question) {
      this.question = question;
    }
  }

  /** Something has happened. */
  void add(RunEntry entry, Path directory, String kind, String state, String text, LoopView loop) {
    RunEvent event = log.add(Instant.now(), entry.id().value(), directory, kind, state, text, loop);
    List<Waiter> served =
        waiters.stream()
            .filter(waiter -> waiter.question.run() == null || waiter.question.run().equals(event.run()))
            .filter(waiter -> event.number() > waiter.question.after())
            .toList();
    waiters.removeAll(served);
    served.forEach(
        waiter -> {
          timers.cancel(waiter);
          waiter.question.replyTo().tell(new Control.Events(List.of(event)));
        });
  }

  /** {@code directory}: of the run that is asked for; null: all are. */
  void answer(Control.GetEvents question, Path directory) {
    List<RunEvent> events = log.after(question.after(), question.run(), directory, Math.clamp(question.limit(), 1, MOST));
    ActorRef<Control.Reply> replyTo = question.replyTo();
    if (!events.isEmpty() || question.waitMs() <= 0) {
      replyTo.tell(new Control.Events(events));
      return;
    }
    Waiter waiter = new Waiter(question);
    waiters.add(waiter);
    Duration wait = Duration.ofMillis(Math.min(question.waitMs(), LONGEST_WAIT_MS));
    timers.startSingleTimer(waiter, new RunScheduler.WaitIsOver(waiter), wait);
  }

  void giveUp(Waiter waiter) {
    if (waiters.remove(waiter)) {
      waiter.question.replyTo().tell(new Control.Events(List.of()));
    }
  }
}

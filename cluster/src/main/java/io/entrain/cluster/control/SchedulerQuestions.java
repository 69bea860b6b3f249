package io.entrain.cluster.control;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import io.entrain.cluster.protocol.Control;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Asks the scheduler of runs, wherever it is. */
final class SchedulerQuestions {
  private final ActorSystem<?> system;
  private final ActorRef<Control.Question> scheduler;
  private final Duration patience;

  SchedulerQuestions(ActorSystem<?> system, ActorRef<Control.Question> scheduler, Duration patience) {
    this.system = system;
    this.scheduler = scheduler;
    this.patience = patience;
  }

  /** The answer, or a failure with a {@link ProblemException}. */
  <T extends Control.Reply> CompletionStage<T> ask(Class<T> expected, Function<ActorRef<Control.Reply>, Control.Question> question) {
    return ask(expected, question, Duration.ZERO);
  }

  /** {@code waiting}: how long the scheduler may hold the answer back. */
  <T extends Control.Reply> CompletionStage<T> ask(
      Class<T> expected, Function<ActorRef<Control.Reply>, Control.Question> question, Duration waiting) {
    return AskPattern.<Control.Question, Control.Reply>ask(scheduler, question::apply, patience.plus(waiting), system.scheduler())
        .handle((reply, failure) -> {
          if (failure != null) {
            throw new CompletionException(
                new ProblemException(Problem.later("the scheduler of runs did not answer within " + patience.toSeconds() + " s")));
          }
          return of(expected, reply);
        });
  }

  private static <T extends Control.Reply> T of(Class<T> expected, Control.Reply reply) {
    if (reply instanceof Control.Refused(Control.Why why, String message)) {
      throw new ProblemException(refusal(why, message));
    }
    if (!expected.isInstance(reply)) {
      throw new IllegalStateException("the scheduler answered with " + reply.getClass().getSimpleName());
    }
    return expected.cast(reply);
  }

  private static Problem refusal(Control.Why why, String message) {
    return switch (why) {
      case INVALID -> Problem.of(400, message);
      case NOT_FOUND -> Problem.of(404, message);
      case CONFLICT -> Problem.of(409, message);
      case UNAVAILABLE -> Problem.later(message);
    };
  }
}

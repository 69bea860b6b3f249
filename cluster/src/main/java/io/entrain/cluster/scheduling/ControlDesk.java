package io.entrain.cluster.scheduling;

import io.entrain.cluster.protocol.Control;
import io.entrain.cluster.protocol.Control.Refused;
import io.entrain.cluster.protocol.Control.Reply;
import io.entrain.cluster.protocol.Control.Why;
import io.entrain.cluster.run.FencedException;
import io.entrain.cluster.run.Operation;
import io.entrain.cluster.run.OperationConflictException;
import io.entrain.cluster.run.OperationKind;
import io.entrain.cluster.run.OperationLog;
import io.entrain.cluster.run.RunCommand;
import io.entrain.cluster.run.RunEntry;
import io.entrain.cluster.run.RunLockedException;
import io.entrain.cluster.run.RunManifest;
import io.entrain.cluster.run.RunRegistry;
import io.entrain.cluster.run.RunStateException;
import io.entrain.cluster.run.Submission;
import io.entrain.cluster.run.SubmitConflictException;
import io.entrain.cluster.security.PathRefusedException;
import io.entrain.config.ConfigException;
import io.entrain.hdf5.DataFileException;
import java.time.Instant;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what control clients ask about runs. Waits for the disk. For the scheduler alone. */
final class ControlDesk {
  private static final Logger LOG = LoggerFactory.getLogger(ControlDesk.class);

  private final RunBook book;
  private final EventFeed events;
  private final OperationLog operations;

  ControlDesk(RunBook book, EventFeed events, OperationLog operations) {
    this.book = book;
    this.events = events;
    this.operations = operations;
  }

  /** {@code led}: the run that has the turn; null: none. */
  void answer(Control.Question question, LedRun led) {
    try {
      if (question instanceof Control.GetEvents wanted) {
        events.answer(wanted, wanted.run() == null ? null : book.directory(known(wanted.run())));
      } else {
        question.replyTo().tell(reply(question, led));
      }
    } catch (UnknownException e) {
      question.replyTo().tell(new Refused(Why.NOT_FOUND, e.getMessage()));
    } catch (SubmitConflictException | RunStateException | OperationConflictException | RunLockedException | FencedException e) {
      question.replyTo().tell(new Refused(Why.CONFLICT, e.getMessage()));
    } catch (ConfigException | PathRefusedException e) {
      question.replyTo().tell(new Refused(Why.INVALID, e.getMessage()));
    } catch (DataFileException e) {
      question.replyTo().tell(new Refused(Why.UNAVAILABLE, e.getMessage()));
    } catch (RuntimeException e) {
      LOG.warn("{} could not be answered", question.getClass().getSimpleName(), e);
      question.replyTo().tell(new Refused(Why.UNAVAILABLE, "this cannot be answered: " + e));
    }
  }

  private Reply reply(Control.Question question, LedRun led) {
    return switch (question) {
      case Control.Submit submit -> submit(submit);
      case Control.ListRuns _ -> {
        RunRegistry.Overview overview = book.overview();
        yield new Control.Runs(overview.runs().stream().map(book::view).toList(), overview.problems());
      }
      case Control.GetRun(String run, var _) -> new Control.Run(book.view(known(run)));
      case Control.Operate operate -> new Control.OperationIs(RunViews.of(operate(operate, led)));
      case Control.GetOperation(String id, var _) ->
          new Control.OperationIs(
              RunViews.of(operations.find(id).orElseThrow(() -> new UnknownException("there is no operation " + id))));
      case Control.GetEvents _, Control.ListNodes _, Control.Drain _ ->
          throw new IllegalArgumentException(question + ": is answered elsewhere");
    };
  }

  private Reply submit(Control.Submit submit) {
    Submission submission = book.submit(submit.key(), submit.directory(), submit.settings());
    RunEntry entry = submission.entry();
    if (submission.isNew()) {
      LOG.info("run {} was submitted for {}", entry.id(), entry.request().directory());
      events.add(entry, book.directory(entry), "queued", "queued", "submitted for " + entry.request().directory(), null);
    }
    return new Control.Submitted(book.view(entry), submission.isNew());
  }

  private Operation operate(Control.Operate operate, LedRun led) {
    RunEntry entry = known(operate.run());
    Operation operation = operations.begin(operate.idempotencyKey(), kind(operate.kind()), entry.id(), Instant.now());
    if (operation.state() != Operation.State.PENDING) {
      return operation;
    }
    if (led != null && led.entry().id().equals(entry.id())) {
      led.ask(operation.kind(), operation.id());
      return operation;
    }
    try {
      RunManifest changed = book.change(entry, command(operation.kind()), "");
      operations.done(operation.id(), "the run is " + changed.state(), Instant.now());
      events.add(entry, book.directory(entry), "state", changed.state().toString(), "the run is " + changed.state(), null);
    } catch (RuntimeException e) {
      operations.failed(operation.id(), e.getMessage(), Instant.now());
      throw e;
    }
    return operations.find(operation.id()).orElseThrow();
  }

  /** A run that cannot even be begun is failed, so that the others get their turn. */
  void fail(RunEntry entry, RuntimeException why) {
    LOG.warn("run {} cannot be led", entry.id(), why);
    try {
      book.change(entry, RunCommand.FAIL, String.valueOf(why.getMessage()));
    } catch (RuntimeException e) {
      LOG.warn("run {} cannot be failed either, and is passed over", entry.id(), e);
      book.setAside(entry);
    }
  }

  private RunEntry known(String run) {
    try {
      return book.find(run).orElseThrow(() -> new UnknownException("there is no run " + run));
    } catch (ConfigException e) {
      throw new UnknownException(e.getMessage());
    }
  }

  private static OperationKind kind(String name) {
    return Arrays.stream(OperationKind.values())
        .filter(kind -> kind.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new ConfigException("operation = " + name + ": must be one of " + Arrays.toString(OperationKind.values())));
  }

  private static RunCommand command(OperationKind kind) {
    return switch (kind) {
      case PAUSE -> RunCommand.PAUSE;
      case RESUME -> RunCommand.RESUME;
      case STOP -> RunCommand.STOP;
      case CANCEL -> RunCommand.CANCEL;
      case CHECKPOINT -> throw new ConfigException("checkpoint: the run is not being trained, so there is nothing new to save");
    };
  }

  /** There is no such thing. */
  private static final class UnknownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownException(String message) {
      super(message);
    }
  }
}

package io.entrain.cluster.scheduling;

import akka.actor.typed.ActorRef;
import io.entrain.cluster.protocol.LoopView;
import io.entrain.cluster.protocol.NodeShare;
import io.entrain.cluster.run.OperationKind;
import io.entrain.cluster.run.OperationLog;
import io.entrain.cluster.run.RunEntry;
import io.entrain.cluster.run.RunState;
import io.entrain.cluster.training.Progress;
import io.entrain.cluster.training.TrainingSupervisor;
import io.entrain.initialisation.InitReport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The run that has the turn, as its supervisor tells of it. For the scheduler alone. */
final class LedRun {
  private static final Logger LOG = LoggerFactory.getLogger(LedRun.class);

  private final RunEntry entry;
  private final Path directory;
  private final RunBook book;
  private final EventFeed events;
  private final OperationLog operations;
  /** Ids of what was asked for and is not answered yet. */
  private final Set<String> asked = new HashSet<>();
  private ActorRef<TrainingSupervisor.Command> supervisor;
  private String state = RunState.QUEUED.toString();
  private List<NodeShare> shares = List.of();
  private String waitingFor = "";
  private boolean over;

  LedRun(RunEntry entry, Path directory, RunBook book, EventFeed events, OperationLog operations) {
    this.entry = entry;
    this.directory = directory;
    this.book = book;
    this.events = events;
    this.operations = operations;
  }

  void ledBy(ActorRef<TrainingSupervisor.Command> ref) {
    supervisor = ref;
  }

  RunEntry entry() {
    return entry;
  }

  /** What nodes hold of it. */
  List<NodeShare> shares() {
    return shares;
  }

  /** Whether it has come to an end, by its own words. */
  boolean over() {
    return over;
  }

  void ask(OperationKind kind, String operation) {
    asked.add(operation);
    supervisor.tell(new TrainingSupervisor.Request(kind, operation));
  }

  /** What came too late for the supervisor, which has stopped. */
  void answerRest() {
    String reason = over ? "the run is " + state : "the run was left before this was done; ask again";
    asked.forEach(operation -> operations.failed(operation, reason, Instant.now()));
    asked.clear();
  }

  void handOver() {
    supervisor.tell(TrainingSupervisor.HandOver.HAND_OVER);
  }

  /** Notes what the supervisor has said. */
  void note(Progress progress) {
    switch (progress) {
      case Progress.LoopCompleted(var summary) -> {
        LoopView loop = RunViews.of(summary);
        book.completed(entry, loop);
        event("loop", loopText(loop), loop);
      }
      case Progress.CheckpointSaved(int loop) -> event("checkpoint", "checkpoint of loop " + loop + " is complete", null);
      case Progress.Warned(String message) -> event("warning", message, null);
      case Progress.Initialised(InitReport report) -> event("initialised", text(report), null);
      case Progress.Placed(long epoch, List<NodeShare> nodes) -> {
        shares = nodes;
        waitingFor = "";
        event("started", "epoch " + epoch + " on " + text(nodes), null);
      }
      case Progress.Waiting(String reason) -> {
        if (!reason.equals(waitingFor)) {
          event("waiting", reason, null);
        }
        waitingFor = reason;
      }
      case Progress.Recovering(String reason, var after) -> {
        shares = List.of();
        event("recovering", "%s; the next attempt is in %d s".formatted(reason, Math.ceilDiv(after.toMillis(), 1000)), null);
      }
      case Progress.StateChanged(RunState now, String why) -> onState(now, why);
      case Progress.Answered(String operation, boolean done, String detail) -> {
        asked.remove(operation);
        if (done) {
          operations.done(operation, detail, Instant.now());
        } else {
          operations.failed(operation, detail, Instant.now());
        }
      }
      case Progress.Ended(RunState end) -> end(end.toString(), "the run is " + end);
      case Progress.Failed(var failure) -> end(RunState.FAILED.toString(), failure.message());
    }
  }

  private void onState(RunState now, String why) {
    if (!now.toString().equals(state) && !now.ended()) {
      state = now.toString();
      event("state", why.isEmpty() ? "the run is " + state : "the run is " + state + ": " + why, null);
    }
  }

  private void end(String end, String text) {
    over = true;
    shares = List.of();
    state = end;
    event("ended", text, null);
  }

  private void event(String kind, String text, LoopView loop) {
    if (loop == null) {
      LOG.info("run {}: {}", entry.id(), text);
    }
    events.add(entry, directory, kind, state, text, loop);
  }

  private static String loopText(LoopView loop) {
    String correlation = loop.correlation() == null ? "-" : String.format(Locale.ROOT, "%.5f", loop.correlation());
    return String.format(
        Locale.ROOT,
        "loop %d, task %d: %.3f s, %.3f Hz, correlation %s, digest %s",
        loop.loop(),
        loop.task(),
        loop.elapsedSeconds(),
        loop.rateHz(),
        correlation,
        loop.digest());
  }

  private static String text(InitReport report) {
    return String.format(
        Locale.ROOT,
        "initialised: %d %s; initial rates %.2f Hz (excitatory), %.2f Hz (inhibitory)",
        report.tasks(),
        report.tasks() == 1 ? "task" : "tasks",
        report.excitatoryRateHz(),
        report.inhibitoryRateHz());
  }

  private static String text(List<NodeShare> nodes) {
    return nodes.stream()
        .map(share -> "%s (neurons %d-%d)".formatted(share.name(), share.range().from() + 1, share.range().to()))
        .collect(Collectors.joining(", "));
  }
}

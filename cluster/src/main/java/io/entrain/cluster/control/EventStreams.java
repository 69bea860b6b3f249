package io.entrain.cluster.control;

import akka.NotUsed;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.japi.Pair;
import akka.stream.SharedKillSwitch;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import io.entrain.cluster.protocol.Control;
import io.entrain.cluster.protocol.RunEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Serves streams of server-sent events: it asks the scheduler again and again for events after the last one sent, each time letting it wait
 * for some. A client that comes back with the number of its last event misses none.
 */
final class EventStreams {
  private static final String LAST = "Last-Event-ID";
  private static final int BATCH = 100;
  private static final ByteString BEGIN = ByteString.fromString("retry: 2000\n\n");
  private static final ByteString HEARTBEAT = ByteString.fromString(": still here\n\n");

  private final SchedulerQuestions scheduler;
  private final EndpointLimits limits;
  private final SharedKillSwitch end;
  private final AtomicInteger open = new AtomicInteger();

  /** {@code end}: ends all streams. */
  EventStreams(SchedulerQuestions scheduler, EndpointLimits limits, SharedKillSwitch end) {
    this.scheduler = scheduler;
    this.limits = limits;
    this.end = end;
  }

  CompletionStage<HttpResponse> ofRun(ApiRequest request) {
    String run = request.path("id");
    long after = after(request);
    requireRoom();
    return scheduler.ask(Control.Run.class, replyTo -> new Control.GetRun(run, replyTo)).thenApply(_ -> response(run, after));
  }

  CompletionStage<HttpResponse> ofAll(ApiRequest request) {
    long after = after(request);
    requireRoom();
    return CompletableFuture.completedFuture(response(null, after));
  }

  private static long after(ApiRequest request) {
    return request.header(LAST)
        .map(text -> ApiRequest.number(LAST, text, 0, Long.MAX_VALUE))
        .orElseGet(() -> request.number("after", 0, 0, Long.MAX_VALUE));
  }

  private void requireRoom() {
    if (open.get() >= limits.streams()) {
      throw new ProblemException(Problem.later("too many streams are open on this node: at most " + limits.streams()));
    }
  }

  private HttpResponse response(String run, long after) {
    return HttpResponse.create()
        .withEntity(HttpEntities.createChunked(MediaTypes.TEXT_EVENT_STREAM.toContentType(), source(run, after)));
  }

  /** Counts from when it begins to flow: a response whose client has gone never does. */
  private Source<ByteString, ?> source(String run, long after) {
    return Source.lazySource(() -> {
      if (open.incrementAndGet() > limits.streams()) {
        open.decrementAndGet();
        return Source.single(problem(Problem.later("too many streams are open on this node")));
      }
      return Source.single(BEGIN)
          .concat(events(run, after))
          .recover(Throwable.class, () -> problem(Problem.later("the scheduler of runs does not answer; ask again")))
          .keepAlive(limits.heartbeat(), () -> HEARTBEAT)
          .via(end.flow())
          .watchTermination((mat, done) -> {
            done.whenComplete((_, _) -> open.decrementAndGet());
            return mat;
          });
    });
  }

  private Source<ByteString, NotUsed> events(String run, long after) {
    Duration waiting = limits.answer();
    return Source.unfoldAsync(
        after,
        last -> scheduler.ask(
            Control.Events.class, replyTo -> new Control.GetEvents(run, last, BATCH, waiting.toMillis(), replyTo), waiting)
            .thenApply(reply -> Optional.of(Pair.create(lastOf(reply.events(), last), text(reply.events())))))
        .filter(text -> !text.isEmpty());
  }

  private static long lastOf(List<RunEvent> events, long otherwise) {
    return events.isEmpty() ? otherwise : events.getLast().number();
  }

  private static ByteString text(List<RunEvent> events) {
    StringBuilder text = new StringBuilder();
    for (RunEvent event : events) {
      text.append("id: ").append(event.number()).append("\nevent: ").append(event.kind());
      text.append("\ndata: ").append(ApiJson.text(event)).append("\n\n");
    }
    return ByteString.fromString(text.toString());
  }

  private static ByteString problem(Problem problem) {
    return ByteString.fromString("event: problem\ndata: " + ApiJson.text(problem.fields()) + "\n\n");
  }
}

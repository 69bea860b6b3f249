package io.entrain.cluster.control;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.RawHeader;
import io.entrain.cluster.protocol.Control;
import io.entrain.cluster.protocol.OperationView;
import io.entrain.cluster.protocol.RunSettings;
import io.entrain.cluster.protocol.RunView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/** Serves what is about runs, operations and nodes. */
final class RunHandlers {
  private static final String KEY = "Idempotency-Key";
  private static final Pattern KEY_FORM = Pattern.compile("[\\x21-\\x7e]{1,128}");
  private static final int RUNS = 100;
  private static final int MOST = 1000;

  private final SchedulerQuestions scheduler;

  RunHandlers(SchedulerQuestions scheduler) {
    this.scheduler = scheduler;
  }

  CompletionStage<HttpResponse> submit(ApiRequest request) {
    String key = key(request).orElseGet(() -> UUID.randomUUID().toString());
    SubmitBody body = ApiJson.read(request.body(), SubmitBody.class);
    RunSettings settings = body.complete();
    return scheduler.ask(Control.Submitted.class, replyTo -> new Control.Submit(key, body.directory(), settings, replyTo))
        .thenApply(reply -> located(reply.created() ? 201 : 200, Routes.RUNS + "/" + reply.run().id(), reply.run()));
  }

  CompletionStage<HttpResponse> list(ApiRequest request) {
    int limit = (int) request.number("limit", RUNS, 1, MOST);
    return scheduler.ask(Control.Runs.class, Control.ListRuns::new)
        .thenApply(
            reply -> ApiJson.response(
                200, Map.of("runs", ofLate(reply.runs(), limit), "total", reply.runs().size(), "problems", reply.problems())));
  }

  /** Those that have not ended stay, the oldest of the others go. */
  private static List<RunView> ofLate(List<RunView> runs, int limit) {
    int excess = runs.size() - limit;
    List<RunView> kept = new ArrayList<>();
    for (RunView run : runs) {
      if (excess > 0 && run.ended() != null) {
        excess--;
      } else {
        kept.add(run);
      }
    }
    return kept.subList(0, Math.min(kept.size(), limit));
  }

  CompletionStage<HttpResponse> get(ApiRequest request) {
    return scheduler.ask(Control.Run.class, replyTo -> new Control.GetRun(request.path("id"), replyTo))
        .thenApply(reply -> ApiJson.response(200, reply.run()));
  }

  CompletionStage<HttpResponse> events(ApiRequest request) {
    long after = request.number("after", 0, 0, Long.MAX_VALUE);
    int limit = (int) request.number("limit", MOST, 1, MOST);
    Duration waiting = Duration.ofSeconds(request.number("wait", 0, 0, EndpointLimits.LONGEST_WAIT.toSeconds()));
    return scheduler.ask(
        Control.Events.class,
        replyTo -> new Control.GetEvents(request.path("id"), after, limit, waiting.toMillis(), replyTo),
        waiting).thenApply(reply -> ApiJson.response(200, Map.of("events", reply.events())));
  }

  CompletionStage<HttpResponse> operate(String kind, ApiRequest request) {
    String key = key(request).orElse(null);
    return scheduler.ask(Control.OperationIs.class, replyTo -> new Control.Operate(request.path("id"), kind, key, replyTo))
        .thenApply(reply -> {
          OperationView operation = reply.operation();
          return located(202, Routes.OPERATIONS + "/" + operation.id(), operation);
        });
  }

  CompletionStage<HttpResponse> operation(ApiRequest request) {
    return scheduler.ask(Control.OperationIs.class, replyTo -> new Control.GetOperation(request.path("id"), replyTo))
        .thenApply(reply -> ApiJson.response(200, reply.operation()));
  }

  CompletionStage<HttpResponse> nodes(ApiRequest request) {
    return scheduler.ask(Control.Nodes.class, Control.ListNodes::new)
        .thenApply(reply -> ApiJson.response(200, Map.of("nodes", reply.nodes())));
  }

  CompletionStage<HttpResponse> drain(ApiRequest request) {
    return scheduler.ask(Control.Draining.class, replyTo -> new Control.Drain(request.path("name"), replyTo))
        .thenApply(reply -> located(202, Routes.NODES, Map.of("node", reply.node(), "status", "draining")));
  }

  private static Optional<String> key(ApiRequest request) {
    Optional<String> key = request.header(KEY);
    if (key.isPresent() && !KEY_FORM.matcher(key.get()).matches()) {
      throw new ProblemException(
          Problem.of(400, KEY + " = " + Visible.of(key.get()) + ": must be 1 to 128 printable ASCII characters, no spaces"));
    }
    return key;
  }

  private static HttpResponse located(int status, String location, Object value) {
    return ApiJson.response(status, value).addHeader(RawHeader.create("Location", location));
  }
}

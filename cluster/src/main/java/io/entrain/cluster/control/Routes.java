package io.entrain.cluster.control;

import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpResponse;
import io.entrain.cluster.control.Route.Body;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** All that can be asked for. */
final class Routes {
  static final String BASE = "/api/v1";
  static final String RUNS = BASE + "/runs";
  static final String OPERATIONS = BASE + "/operations";
  static final String NODES = BASE + "/nodes";
  private static final List<String> OPERATION_KINDS = List.of("pause", "resume", "checkpoint", "stop", "cancel");
  private static final String DESCRIPTION = "openapi.json";

  private Routes() {}

  static List<Route> all(RunHandlers runs, EventStreams streams, MetricsPage metrics, LocalFacts facts) {
    List<Route> routes = new ArrayList<>();
    routes.add(Route.post(RUNS, Body.JSON, runs::submit));
    routes.add(Route.get(RUNS, runs::list, "limit"));
    routes.add(Route.get(RUNS + "/{id}", runs::get));
    routes.add(Route.get(RUNS + "/{id}/events", runs::events, "after", "limit", "wait"));
    routes.add(Route.get(RUNS + "/{id}/stream", streams::ofRun, "after"));
    routes.add(Route.get(BASE + "/stream", streams::ofAll, "after"));
    for (String kind : OPERATION_KINDS) {
      routes.add(Route.post(RUNS + "/{id}/" + kind, Body.NONE, request -> runs.operate(kind, request)));
    }
    routes.add(Route.get(OPERATIONS + "/{id}", runs::operation));
    routes.add(Route.get(NODES, runs::nodes));
    routes.add(Route.post(NODES + "/{name}/drain", Body.NONE, runs::drain));
    byte[] description = description();
    routes.add(
        Route.get(
            BASE + "/" + DESCRIPTION, _ -> done(HttpResponse.create().withEntity(ContentTypes.APPLICATION_JSON, description))));
    routes.add(Route.get("/metrics", metrics::show));
    routes.add(Route.open("/health/live", _ -> done(health(facts.live()))));
    routes.add(Route.open("/health/ready", _ -> done(health(facts.ready()))));
    return List.copyOf(routes);
  }

  private static HttpResponse health(boolean well) {
    return ApiJson.response(well ? 200 : 503, Map.of("status", well ? "up" : "down"));
  }

  private static CompletionStage<HttpResponse> done(HttpResponse response) {
    return CompletableFuture.completedFuture(response);
  }

  private static byte[] description() {
    try (InputStream resource = Routes.class.getResourceAsStream(DESCRIPTION)) {
      return resource.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(DESCRIPTION, e);
    }
  }
}

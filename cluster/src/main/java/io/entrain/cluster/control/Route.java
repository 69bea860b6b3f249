package io.entrain.cluster.control;

import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * A way to ask for one thing.
 *
 * @param method GET, or POST for what changes something
 * @param template of the path, with names of parameters in braces
 * @param access who may use it
 * @param query names of the parameters that it knows
 * @param body what must be sent
 * @param handler serves it
 */
record Route(HttpMethod method, String template, Access access, Set<String> query, Body body, Handler handler) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");

  /** Who may use a route. */
  enum Access {
    /** Everybody who reaches the port. */
    ANYBODY,
    /** Who knows the token. */
    TOKEN
  }

  /** What a request must carry. */
  enum Body {
    NONE,
    JSON
  }

  /** Serves a request. Must not wait. */
  @FunctionalInterface
  interface Handler {
    /** May throw, or fail with, {@link ProblemException}. */
    CompletionStage<HttpResponse> handle(ApiRequest request);
  }

  static Route get(String template, Handler handler, String... query) {
    return new Route(HttpMethods.GET, template, Access.TOKEN, Set.of(query), Body.NONE, handler);
  }

  static Route post(String template, Body body, Handler handler) {
    return new Route(HttpMethods.POST, template, Access.TOKEN, Set.of(), body, handler);
  }

  /** For everybody. */
  static Route open(String template, Handler handler) {
    return new Route(HttpMethods.GET, template, Access.ANYBODY, Set.of(), Body.NONE, handler);
  }

  boolean changes() {
    return method.equals(HttpMethods.POST);
  }

  /** Values of the parameters in the path, if it is one of this route. Names that nothing can have are on no path. */
  Optional<Map<String, String>> match(String path) {
    String[] wanted = template.split("/", -1);
    String[] given = path.split("/", -1);
    if (wanted.length != given.length) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].startsWith("{") && NAME.matcher(given[i]).matches()) {
        values.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
      } else if (!wanted[i].equals(given[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  /** A route that was found, with the values of its parameters. */
  record Match(Route route, Map<String, String> values) {}

  /**
   * Finds the route.
   *
   * @throws ProblemException of status 404 or 405
   */
  static Match find(List<Route> routes, HttpMethod method, String path) {
    List<String> allowed = new ArrayList<>();
    for (Route route : routes) {
      Optional<Map<String, String>> values = route.match(path);
      if (values.isPresent() && route.method.equals(method)) {
        return new Match(route, values.get());
      }
      values.ifPresent(_ -> allowed.add(route.method.value()));
    }
    if (allowed.isEmpty()) {
      throw new ProblemException(Problem.of(404, "there is nothing at " + Visible.of(path)));
    }
    String methods = String.join(", ", allowed);
    throw new ProblemException(
        Problem.of(405, Visible.of(method.value()) + " " + path + ": must be " + methods).with("Allow", methods));
  }
}

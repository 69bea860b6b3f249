package io.entrain.cluster.control;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.AttributeKeys;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.RemoteAddress;
import akka.http.javadsl.model.RequestEntity;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.scaladsl.model.EntityStreamSizeException;
import akka.stream.javadsl.Sink;
import io.entrain.cluster.control.Route.Access;
import io.entrain.cluster.control.Route.Body;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets requests in: first by the name of the host that was meant, then by the token, then by path, method and form. Who is not let in
 * learns nothing else, and has the connection closed behind the answer, so that a stranger has one request a connection.
 */
final class Gate {
  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
  private static final String BEARER = "bearer ";
  private static final List<HttpHeader> ALWAYS =
      List.of(RawHeader.create("Cache-Control", "no-store"), RawHeader.create("X-Content-Type-Options", "nosniff"));
  private static final HttpHeader CLOSE = RawHeader.create("Connection", "close");

  private final ActorSystem<?> system;
  private final List<Route> routes;
  private final EndpointSetup setup;
  private final Audit audit;

  Gate(ActorSystem<?> system, List<Route> routes, EndpointSetup setup, Audit audit) {
    this.system = system;
    this.routes = routes;
    this.setup = setup;
    this.audit = audit;
  }

  /** Never fails. */
  CompletionStage<HttpResponse> handle(HttpRequest request) {
    CompletionStage<HttpResponse> response;
    try {
      response = admit(request);
    } catch (ProblemException e) {
      response = CompletableFuture.failedStage(e);
    }
    return response.exceptionally(failure -> refuse(request, failure)).thenApply(answer -> answer.addHeaders(ALWAYS));
  }

  private CompletionStage<HttpResponse> admit(HttpRequest request) {
    String path = request.getUri().getPathString();
    boolean open = routes.stream().anyMatch(route -> route.access() == Access.ANYBODY && route.template().equals(path));
    if (!open) {
      requireHost(request);
      requireToken(request);
    }
    Route.Match match = Route.find(routes, request.method(), path);
    Map<String, String> query = ApiRequest.query(request, match.route());
    CompletionStage<HttpResponse> response =
        body(request, match.route())
            .thenCompose(body -> match.route().handler().handle(new ApiRequest(request, match.values(), query, body)));
    if (match.route().changes()) {
      return response.whenComplete(
          (answer, failure) -> audit.changed(
              remote(request), described(request), failure == null ? answer.status().intValue() : problem(failure).status()));
    }
    return open ? response.thenApply(answer -> answer.addHeader(CLOSE)) : response;
  }

  private void requireHost(HttpRequest request) {
    List<String> hosts = ApiRequest.values(request, "Host");
    if (hosts.size() != 1 || !setup.hosts().accepts(hosts.getFirst())) {
      String given = hosts.isEmpty() ? "no host" : Visible.of(String.join(", ", hosts));
      throw stranger(request, Problem.of(421, "the request is meant for " + given + ", which is not this node"));
    }
  }

  private void requireToken(HttpRequest request) {
    List<String> given = ApiRequest.values(request, "Authorization");
    if (given.isEmpty()) {
      throw stranger(
          request, Problem.of(401, "a token is needed: Authorization: Bearer TOKEN").with("WWW-Authenticate", "Bearer realm=\"entrain\""));
    }
    String credentials = given.getFirst();
    boolean bearer = given.size() == 1 && credentials.toLowerCase(Locale.ROOT).startsWith(BEARER);
    if (!bearer || !setup.token().matches(credentials.substring(BEARER.length()).strip())) {
      throw stranger(
          request,
          Problem.of(401, "this is not the token of the cluster")
              .with("WWW-Authenticate", "Bearer realm=\"entrain\", error=\"invalid_token\""));
    }
  }

  private ProblemException stranger(HttpRequest request, Problem problem) {
    audit.refused(remote(request), described(request), problem.status());
    return new ProblemException(problem.andClose());
  }

  private CompletionStage<byte[]> body(HttpRequest request, Route route) {
    RequestEntity entity = request.entity();
    int limit = setup.limits().bodyBytes();
    if (entity.getContentLengthOption().orElse(0) > limit) {
      throw new ProblemException(tooLong(limit));
    }
    boolean json = entity.getContentType().mediaType().toString().equals("application/json");
    if (route.body() == Body.JSON && !json) {
      String given = entity.isKnownEmpty() ? "there is no body" : "Content-Type is " + Visible.of(entity.getContentType().toString());
      throw new ProblemException(Problem.of(415, given + ": must be application/json").with("Accept", "application/json").andClose());
    }
    return entity.toStrict(setup.limits().body().toMillis(), limit, system).handle((strict, failure) -> {
      if (failure != null) {
        throw new ProblemException(unread(failure, limit));
      }
      if (route.body() == Body.NONE && !strict.getData().isEmpty()) {
        throw new ProblemException(Problem.of(400, "there is a body: this path takes none"));
      }
      return strict.getData().toArray();
    });
  }

  private Problem unread(Throwable failure, int limit) {
    return switch (cause(failure)) {
      case EntityStreamSizeException _ -> tooLong(limit);
      case TimeoutException _ ->
          Problem.of(408, "the body did not come within " + setup.limits().body().toSeconds() + " s").andClose();
      case Throwable other -> Problem.of(400, "the body cannot be read: " + Visible.of(String.valueOf(other.getMessage()))).andClose();
    };
  }

  private static Problem tooLong(int limit) {
    return Problem.of(413, "the body is too long: must be at most " + limit + " bytes").andClose();
  }

  private HttpResponse refuse(HttpRequest request, Throwable failure) {
    Problem problem = problem(failure);
    if (problem.status() == 500) {
      LOG.warn("{} could not be served", Visible.of(described(request)), failure);
    }
    HttpResponse response = problem.response();
    if (problem.closing()) {
      request.entity().getDataBytes().runWith(Sink.cancelled(), system);
      return response.addHeader(CLOSE);
    }
    if (!request.entity().isStrict()) {
      request.entity().discardBytes(system);
    }
    return response;
  }

  private static Problem problem(Throwable failure) {
    return cause(failure) instanceof ProblemException known
        ? known.problem()
        : Problem.of(500, "a defect of the program; its log says more");
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
  }

  private static String remote(HttpRequest request) {
    return request.getAttribute(AttributeKeys.remoteAddress)
        .flatMap(RemoteAddress::getAddress)
        .map(address -> address.getHostAddress())
        .orElse("unknown");
  }

  private static String described(HttpRequest request) {
    return request.method().value() + " " + request.getUri().getPathString();
  }
}

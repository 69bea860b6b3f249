package io.entrain.cluster.control;

import akka.Done;
import akka.NotUsed;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.http.javadsl.ConnectionContext;
import akka.http.javadsl.Http;
import akka.http.javadsl.ServerBinding;
import akka.http.javadsl.ServerBuilder;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.settings.ParserSettings;
import akka.http.javadsl.settings.ServerSettings;
import akka.stream.KillSwitches;
import akka.stream.SharedKillSwitch;
import akka.stream.javadsl.Flow;
import io.entrain.cluster.protocol.Control;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.concurrent.duration.FiniteDuration;

/**
 * The door for control clients of a node: HTTP, or HTTPS, in front of the scheduler of runs, wherever that lives. It is closed when the
 * actor system's coordinated shutdown unbinds services.
 */
public final class ControlEndpoint {
  private static final Logger AUDIT = LoggerFactory.getLogger("io.entrain.audit");
  private static final Duration LAST_WORDS = Duration.ofSeconds(3);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(45);

  private final ServerBinding binding;
  private final SharedKillSwitch streams;
  private final MetricsPage metrics;

  private ControlEndpoint(ServerBinding binding, SharedKillSwitch streams, MetricsPage metrics) {
    this.binding = binding;
    this.streams = streams;
    this.metrics = metrics;
  }

  /**
   * Opens it.
   *
   * @param system runs it
   * @param scheduler is asked; if it does not answer clients are told so
   * @return fails with {@link UncheckedIOException} if the address cannot be had
   */
  public static CompletionStage<ControlEndpoint> open(
      ActorSystem<?> system, ActorRef<Control.Question> scheduler, LocalFacts facts, EndpointSetup setup) {
    SchedulerQuestions questions = new SchedulerQuestions(system, scheduler, setup.limits().answer());
    SharedKillSwitch end = KillSwitches.shared("control-streams");
    MetricsPage metrics = new MetricsPage(questions, facts);
    List<Route> routes = Routes.all(new RunHandlers(questions), new EventStreams(questions, setup.limits(), end), metrics, facts);
    Gate gate = new Gate(system, routes, setup, new Audit(AUDIT::info, System::nanoTime));
    return server(system, setup).bindFlow(connection(gate, setup.limits())).handle((binding, failure) -> {
      if (failure != null) {
        metrics.close();
        throw unbound(setup, failure);
      }
      ControlEndpoint endpoint = new ControlEndpoint(binding, end, metrics);
      CoordinatedShutdown.get(system)
          .addTask(
              CoordinatedShutdown.PhaseServiceUnbind(),
              "control-endpoint-" + binding.localAddress().getPort(),
              () -> endpoint.close().thenApply(_ -> Done.getInstance()));
      return endpoint;
    });
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return binding.localAddress();
  }

  /** Lets clients finish what they have begun, but not for long. */
  public CompletionStage<Void> close() {
    streams.shutdown();
    return binding.terminate(LAST_WORDS).thenAccept(_ -> metrics.close());
  }

  /** What happens on one connection. A client that is slow to say anything is cut; one that is known may take its time in between. */
  private static Flow<HttpRequest, HttpResponse, NotUsed> connection(Gate gate, EndpointLimits limits) {
    return Flow.of(HttpRequest.class)
        .initialTimeout(limits.head())
        .onErrorComplete(TimeoutException.class)
        .mapAsync(1, gate::handle);
  }

  private static ServerBuilder server(ActorSystem<?> system, EndpointSetup setup) {
    ServerBuilder builder =
        Http.get(system).newServerAt(setup.host(), setup.port())
            .withSettings(settings(ServerSettings.create(Adapter.toClassic(system)), setup.limits()));
    return setup.tls().map(material -> builder.enableHttps(ConnectionContext.httpsServer(material::apiEngine))).orElse(builder);
  }

  private static ServerSettings settings(ServerSettings defaults, EndpointLimits limits) {
    ParserSettings parser =
        defaults.getParserSettings()
            .withMaxContentLength(limits.bodyBytes())
            .withMaxToStrictBytes(limits.bodyBytes())
            .withMaxChunkSize(limits.bodyBytes())
            .withIllegalHeaderWarnings(false)
            .withModeledHeaderParsing(false);
    ServerSettings.Timeouts timeouts =
        defaults.getTimeouts()
            .withIdleTimeout(scala(limits.idle()))
            .withRequestTimeout(scala(LONGEST_ANSWER))
            .withLingerTimeout(scala(LAST_WORDS));
    return defaults.withParserSettings(parser)
        .withTimeouts(timeouts)
        .withMaxConnections(limits.connections())
        .withPipeliningLimit(1)
        .withRemoteAddressAttribute(true)
        .withTransparentHeadRequests(true)
        .withServerHeader(Optional.empty())
        .withParsingErrorHandler(RefusedByParser.class.getName());
  }

  private static FiniteDuration scala(Duration duration) {
    return FiniteDuration.create(duration.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static UncheckedIOException unbound(EndpointSetup setup, Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return new UncheckedIOException(
        new IOException(
            "the control endpoint cannot listen at %s:%d: %s".formatted(setup.host(), setup.port(), cause.getMessage()), cause));
  }
}

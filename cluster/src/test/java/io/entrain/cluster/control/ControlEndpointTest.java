package io.entrain.cluster.control;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Behaviors;
import io.entrain.cluster.protocol.Control;
import io.entrain.cluster.protocol.OperationView;
import io.entrain.cluster.protocol.RunEvent;
import io.entrain.cluster.protocol.RunSettings;
import io.entrain.cluster.protocol.RunView;
import io.entrain.cluster.security.AccessToken;
import io.entrain.cluster.security.HostCheck;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The door, in front of a scheduler that knows its lines, over real connections. */
class ControlEndpointTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final RunView RUN =
      new RunView(
          "r1", "k1", "data", "running", new RunSettings(10, 1, false, null, 300, 0, 0), 3, 10, 2, 0, "", null, NOON, NOON, NOON, null);
  private static final RunEvent EVENT = new RunEvent(7, NOON, "r1", "state", "running", "the run is running", null);

  private final ActorTestKit kit = ActorTestKit.create();
  private final AccessToken token = AccessToken.random();
  private final BlockingQueue<Control.Question> asked = new LinkedBlockingQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private int port;

  @BeforeEach
  void open() throws Exception {
    ActorRef<Control.Question> scheduler = kit.spawn(Behaviors.receiveMessage(question -> {
      asked.add(question);
      question.replyTo().tell(answer(question));
      return Behaviors.same();
    }));
    EndpointLimits limits =
        new EndpointLimits(
            Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(1), 1 << 10, 16,
            2);
    LocalFacts facts = new LocalFacts() {
      @Override
      public String node() {
        return "node1";
      }

      @Override
      public String version() {
        return "1.0";
      }

      @Override
      public boolean live() {
        return true;
      }

      @Override
      public boolean ready() {
        return false;
      }
    };
    EndpointSetup setup = new EndpointSetup("127.0.0.1", 0, token, new HostCheck("host", List.of()), Optional.empty(), limits);
    port = ControlEndpoint.open(kit.system(), scheduler, facts, setup).toCompletableFuture().get().address().getPort();
  }

  @AfterEach
  void shutDown() {
    client.close();
    kit.shutdownTestKit();
  }

  private static Control.Reply answer(Control.Question question) {
    return switch (question) {
      case Control.Submit submit when submit.directory().equals("new") -> new Control.Submitted(RUN, true);
      case Control.Submit submit when submit.directory().equals("../etc") ->
          new Control.Refused(Control.Why.INVALID, "../etc: holds \"..\"");
      case Control.Submit _ -> new Control.Submitted(RUN, false);
      case Control.GetRun(String run, var _) when run.equals("r1") -> new Control.Run(RUN);
      case Control.GetRun _ -> new Control.Refused(Control.Why.NOT_FOUND, "there is no such run");
      case Control.ListRuns _ -> new Control.Runs(List.of(RUN), List.of());
      case Control.Operate operate when operate.kind().equals("stop") -> new Control.Refused(Control.Why.CONFLICT, "not now");
      case Control.Operate operate ->
          new Control.OperationIs(new OperationView("o1", operate.kind(), operate.run(), "pending", "", NOON, null));
      case Control.ListNodes _ -> new Control.Nodes(List.of());
      case Control.GetEvents events -> new Control.Events(events.after() < 7 ? List.of(EVENT) : List.of());
      default -> new Control.Refused(Control.Why.UNAVAILABLE, "later");
    };
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> known(String method, String path, String body) throws Exception {
    return body == null
        ? send(method, path, null, "Authorization", "Bearer " + token.reveal())
        : send(method, path, body, "Authorization", "Bearer " + token.reveal(), "Content-Type", "application/json");
  }

  @Test
  void shouldSubmitOnceUnderAKey() throws Exception {
    HttpResponse<String> first =
        send(
            "POST", "/api/v1/runs", "{\"directory\": \"new\", \"settings\": {\"loops\": 10}}", "Authorization",
            "Bearer " + token.reveal(), "Content-Type", "application/json", "Idempotency-Key", "my-key");
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.headers().firstValue("Location")).contains("/api/v1/runs/r1");
    assertThat(first.body()).contains("\"completed_loop\":3").contains("\"state\":\"running\"");
    assertThat(asked.take()).isInstanceOfSatisfying(Control.Submit.class, submit -> {
      assertThat(submit.key()).isEqualTo("my-key");
      assertThat(submit.settings()).isEqualTo(new RunSettings(10, 1, false, null, 300, 0, 0));
    });
    assertThat(known("POST", "/api/v1/runs", "{\"directory\": \"old\", \"settings\": {\"loops\": 10}}").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|', quoteCharacter = '`', value = {
        "GET | /api/v1/runs/r2 | | 404 | there is no such run",
        "GET | /api/v1/nothing | | 404 | nothing",
        "DELETE | /api/v1/runs/r1 | | 405 | DELETE",
        "POST | /api/v1/runs/r1/stop | | 409 | not now",
        "POST | /api/v1/nodes/n1/drain | | 503 | later",
        "POST | /api/v1/runs | {\"directory\": \"../etc\", \"settings\": {\"loops\": 1}} | 400 | holds",
        "POST | /api/v1/runs | {\"directory\": \"new\", \"settings\": {\"lops\": 1}} | 400 | lops",
        "POST | /api/v1/runs | {\"directory\": \"new\" | 400 | line",
        "POST | /api/v1/runs | {\"directory\": \"new\"} | 400 | settings.loops"
      })
  void shouldSayAsAProblemWhatIsWrong(String method, String path, String body, int status, String detail) throws Exception {
    HttpResponse<String> response = known(method, path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    assertThat(response.body()).contains("\"status\":" + status).containsIgnoringCase(detail);
  }

  @Test
  void shouldAskForTheTokenEverywhereButForHealth() throws Exception {
    for (String path : List.of("/api/v1/runs", "/api/v1/openapi.json", "/metrics", "/api/v1/stream")) {
      HttpResponse<String> response = send("GET", path, null);
      assertThat(response.statusCode()).as(path).isEqualTo(401);
      assertThat(response.headers().firstValue("WWW-Authenticate")).as(path).isPresent();
      assertThat(send("GET", path, null, "Authorization", "Bearer " + AccessToken.random().reveal()).statusCode()).isEqualTo(401);
    }
    assertThat(send("GET", "/health/live", null).statusCode()).isEqualTo(200);
    assertThat(send("GET", "/health/ready", null).statusCode()).isEqualTo(503);
    assertThat(asked).isEmpty();
  }

  @Test
  void shouldStreamEventsAfterTheLastOneThatIsKnown() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/runs/r1/stream"))
            .header("Authorization", "Bearer " + token.reveal())
            .header("Last-Event-ID", "6")
            .build();
    HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
    try (InputStream stream = response.body()) {
      StringBuilder text = new StringBuilder();
      while (!text.toString().contains("the run is running")) {
        text.append((char) stream.read());
      }
      assertThat(text).contains("id: 7");
    }
  }

  @Test
  void shouldGiveMetricsForPrometheus() throws Exception {
    HttpResponse<String> response = known("GET", "/metrics", null);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("entrain_runs").contains("jvm_memory_used_bytes");
  }

  @Test
  void shouldRefuseWhatIsTooLargeOrNotMeantForIt() throws Exception {
    HttpResponse<String> large = known("POST", "/api/v1/runs", " ".repeat(5000));
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(raw("GET /api/v1/runs HTTP/1.1\r\nHost: evil.example\r\n\r\n")).containsPattern("HTTP/1.1 4(03|21)");
    assertThat(raw("this is no HTTP\r\n\r\n")).containsPattern("HTTP/1.1 (400|501)");
    assertThat(raw("GET /health/live HTTP/1.1\r\nHost: localhost\r\nX: " + "y".repeat(100_000) + "\r\n\r\n")).contains("HTTP/1.1 4");
    assertThat(known("GET", "/api/v1/runs/r1", null).statusCode()).as("still there").isEqualTo(200);
  }

  @Test
  void shouldCutWhoIsSlowToSayAnything() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write("GET /health/live HT".getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().readAllBytes()).as("what comes until it is cut").isEmpty();
    }
    assertThat(known("GET", "/api/v1/runs/r1", null).statusCode()).isEqualTo(200);
  }

  /** What comes back until the door closes the connection. */
  private String raw(String text) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}

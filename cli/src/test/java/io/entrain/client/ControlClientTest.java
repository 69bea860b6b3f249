package io.entrain.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.entrain.client.ControlException.Kind;
import io.entrain.cluster.security.AccessToken;
import io.entrain.config.ConfigException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against servers that answer as they are told. */
class ControlClientTest {
  private final List<HttpServer> servers = new ArrayList<>();

  @TempDir
  Path folder;
  private Path token;

  /** A server, what it answers, and what it was asked. */
  private record Stub(String address, List<HttpExchange> asked) {}

  @BeforeEach
  void makeToken() {
    token = folder.resolve("token");
    AccessToken.readOrCreate(token);
  }

  @AfterEach
  void stop() {
    servers.forEach(server -> server.stop(0));
  }

  private Stub answering(int status, String body) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    List<HttpExchange> asked = new CopyOnWriteArrayList<>();
    server.createContext("/", exchange -> {
      asked.add(exchange);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(bytes);
      }
    });
    server.start();
    servers.add(server);
    return new Stub("http://127.0.0.1:" + server.getAddress().getPort(), asked);
  }

  private String nobody() throws IOException {
    Stub gone = answering(200, "{}");
    servers.removeLast().stop(0);
    return gone.address();
  }

  private ControlClient client(String... addresses) {
    return ControlClient.of(List.of(addresses), token, null);
  }

  @Test
  void shouldAskTheNextNodeAndStayWithIt() throws IOException {
    Stub failing = answering(503, "{\"detail\": \"no node leads yet\"}");
    Stub good = answering(200, "{\"a\": 1}");
    ControlClient client = client(nobody(), failing.address(), good.address());
    assertThat(client.get("/x").path("a").asInt()).isEqualTo(1);
    assertThat(client.get("/x").path("a").asInt()).isEqualTo(1);
    assertThat(failing.asked()).hasSize(1);
    assertThat(good.asked()).hasSize(2);
  }

  @Test
  void shouldSayOfEachNodeWhyItHasNoAnswer() throws IOException {
    String gone = nobody();
    Stub failing = answering(503, "{\"detail\": \"no node leads yet\"}");
    ControlClient client = client(gone, failing.address());
    assertThatThrownBy(() -> client.get("/x"))
        .hasMessage("no node has an answer: %s: nobody listens there; %s: no node leads yet", gone, failing.address())
        .isInstanceOfSatisfying(ControlException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
  }

  @ParameterizedTest
  @CsvSource({"400, BAD_INPUT", "401, NOT_AUTHORISED", "404, REFUSED", "409, REFUSED", "413, BAD_INPUT", "422, BAD_INPUT"})
  void shouldNotAskAnotherNodeWhenTheAnswerIsNo(int status, Kind kind) throws IOException {
    Stub no = answering(status, "{\"detail\": \"no, because\"}");
    Stub other = answering(200, "{}");
    ControlClient client = client(no.address(), other.address());
    assertThatThrownBy(() -> client.post("/x", null, null))
        .hasMessage("no, because")
        .isInstanceOfSatisfying(ControlException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    assertThat(other.asked()).isEmpty();
  }

  @Test
  void shouldSendTheTokenAndOneKeyToAllNodes() throws IOException {
    Stub failing = answering(500, "not JSON");
    Stub good = answering(202, "{}");
    client(failing.address(), good.address()).post("/x", null, null);
    HttpExchange first = failing.asked().getFirst();
    HttpExchange second = good.asked().getFirst();
    assertThat(second.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer " + AccessToken.read(token).reveal());
    assertThat(second.getRequestHeaders().getFirst("Idempotency-Key"))
        .isNotBlank()
        .isEqualTo(first.getRequestHeaders().getFirst("Idempotency-Key"));
  }

  @Test
  void shouldSayThatThereIsNoToken() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> ControlClient.of(List.of("http://127.0.0.1:1"), missing, null))
        .hasMessageContaining(missing.toString())
        .isInstanceOfSatisfying(ControlException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_AUTHORISED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:25580", "ftp://127.0.0.1:1", "http://", "http://a b"})
  void shouldRefuseWhatIsNoAddress(String address) {
    assertThatThrownBy(() -> client(address)).isInstanceOf(ConfigException.class).hasMessageContaining("--address " + address);
  }
}

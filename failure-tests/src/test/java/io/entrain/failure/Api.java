package io.entrain.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entrain.cluster.security.ClientTrust;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The control API of a cluster, by whichever node answers. */
final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration CONNECTING = Duration.ofSeconds(2);

  private final HttpClient client;
  private final String scheme;
  private final Path token;
  private final Supplier<List<Integer>> ports;

  Api(Path token, Supplier<List<Integer>> ports) {
    this(HttpClient.newBuilder().connectTimeout(CONNECTING).build(), "http", token, ports);
  }

  private Api(HttpClient client, String scheme, Path token, Supplier<List<Integer>> ports) {
    this.client = client;
    this.scheme = scheme;
    this.token = token;
    this.ports = ports;
  }

  /** The same over HTTPS, for nodes with certificates of this authority. */
  Api secure(Path authority) {
    ClientTrust trust = ClientTrust.load(authority);
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(CONNECTING);
    return new Api(builder.sslContext(trust.context()).sslParameters(trust.parameters()).build(), "https", token, ports);
  }

  /** An answer. */
  record Answer(int status, JsonNode body) {}

  /**
   * Submits a run.
   *
   * @param initTasks for how many tasks the nodes are to initialise its directory; 0: they are not
   */
  String submit(String key, String directory, int loops, int checkpointLoops, int initTasks) {
    String body =
        """
        {"directory": "%s",
         "settings": {"loops": %d, "checkpoint_loops": %d, "checkpoint_seconds": 3600, "init_tasks": %d}}""".formatted(
            directory, loops, checkpointLoops, initTasks);
    Answer answer = post("/api/v1/runs", key, body);
    assertThat(answer.status()).as("%s", answer.body()).isIn(200, 201);
    return answer.body().findValue("id").asText();
  }

  JsonNode run(String run) {
    Answer answer = get("/api/v1/runs/" + run);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer.body();
  }

  Answer operate(String run, String operation) {
    return post("/api/v1/runs/" + run + "/" + operation, null, "");
  }

  Answer get(String path) {
    return send(path, builder -> builder.GET());
  }

  Answer post(String path, String key, String body) {
    return send(path, builder -> {
      if (key != null) {
        builder.header("Idempotency-Key", key);
      }
      return builder.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
    });
  }

  /** Asks one node after the other until one has an answer. */
  private Answer send(String path, UnaryOperator<HttpRequest.Builder> request) {
    Answer last = new Answer(0, JSON.createObjectNode());
    for (int port : ports.get()) {
      try {
        HttpRequest.Builder builder =
            HttpRequest.newBuilder(URI.create(scheme + "://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(15))
                .header("Authorization", "Bearer " + Files.readString(token).strip());
        HttpResponse<String> response = client.send(request.apply(builder).build(), HttpResponse.BodyHandlers.ofString());
        last = new Answer(response.statusCode(), JSON.readTree(response.body()));
        if (last.status() < 500) {
          return last;
        }
      } catch (IOException e) {
        last = last.status() == 0 ? new Answer(0, JSON.createObjectNode().put("error", last.body() + " " + e)) : last;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    return last;
  }
}

package io.entrain.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.entrain.client.ControlException.Kind;
import io.entrain.cluster.security.AccessToken;
import io.entrain.cluster.security.ClientTrust;
import io.entrain.config.ConfigException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Asks the nodes of a cluster, one after the other until one has an answer. What changes something carries a key, so that it is done once
 * however often it is asked for.
 */
public final class ControlClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final Duration ANSWERING = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORISED = 401;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int SERVER_ERROR = 500;

  private final HttpClient http;
  private final List<URI> addresses;
  private final AccessToken token;

  private ControlClient(HttpClient http, List<URI> addresses, AccessToken token) {
    this.http = http;
    this.addresses = new ArrayList<>(addresses);
    this.token = token;
  }

  /** {@code authority}: null for addresses without TLS. */
  public static ControlClient of(List<String> addresses, Path token, Path authority) {
    HttpClient.Builder http = HttpClient.newBuilder().connectTimeout(CONNECTING);
    if (authority != null) {
      ClientTrust trust = ClientTrust.load(authority);
      http.sslContext(trust.context()).sslParameters(trust.parameters());
    }
    return new ControlClient(http.build(), addresses.stream().map(ControlClient::uri).toList(), read(token));
  }

  private static AccessToken read(Path file) {
    try {
      return AccessToken.read(file);
    } catch (ConfigException e) {
      throw new ControlException(Kind.NOT_AUTHORISED, e.getMessage());
    }
  }

  private static URI uri(String address) {
    try {
      URI uri = URI.create(address.strip());
      if (List.of("http", "https").contains(uri.getScheme()) && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw new ConfigException("--address " + address + ": must be http://HOST:PORT or https://HOST:PORT");
  }

  public JsonNode get(String path) {
    return send(path, HttpRequest.newBuilder().GET());
  }

  /** {@code body}: null for none; {@code key}: null for a new one. */
  public JsonNode post(String path, String key, JsonNode body) {
    HttpRequest.Builder request = HttpRequest.newBuilder().header("Idempotency-Key", key == null ? UUID.randomUUID().toString() : key);
    if (body == null) {
      return send(path, request.POST(HttpRequest.BodyPublishers.noBody()));
    }
    return send(path, request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private JsonNode send(String path, HttpRequest.Builder request) {
    request.header("Authorization", "Bearer " + token.reveal()).timeout(ANSWERING);
    List<String> problems = new ArrayList<>();
    for (URI address : List.copyOf(addresses)) {
      try {
        HttpResponse<String> response =
            http.send(request.uri(address.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() < SERVER_ERROR) {
          prefer(address);
          return answer(response);
        }
        problems.add(address + ": " + detail(response));
      } catch (IOException e) {
        problems.add(address + ": " + reason(e));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new ControlException(Kind.INTERRUPTED, "interrupted");
      }
    }
    throw new ControlException(Kind.UNREACHABLE, "no node has an answer: " + String.join("; ", problems));
  }

  /** The one that has answered is asked first from now on. */
  private void prefer(URI address) {
    addresses.remove(address);
    addresses.addFirst(address);
  }

  private static JsonNode answer(HttpResponse<String> response) throws IOException {
    int status = response.statusCode();
    if (status >= OK && status < OK + 100) {
      return JSON.readTree(response.body());
    }
    String detail = detail(response);
    throw switch (status) {
      case UNAUTHORISED -> new ControlException(Kind.NOT_AUTHORISED, detail);
      case NOT_FOUND, CONFLICT -> new ControlException(Kind.REFUSED, detail);
      default -> new ControlException(status >= BAD_REQUEST ? Kind.BAD_INPUT : Kind.REFUSED, detail);
    };
  }

  private static String detail(HttpResponse<String> response) {
    try {
      JsonNode problem = JSON.readTree(response.body());
      return problem.path("detail").asText(response.body());
    } catch (JsonProcessingException _) {
      return "status " + response.statusCode();
    }
  }

  private static String reason(IOException e) {
    return e instanceof ConnectException ? "nobody listens there" : e.getMessage() == null ? e.toString() : e.getMessage();
  }
}

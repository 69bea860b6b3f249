package io.entrain.cluster.node;

import com.typesafe.config.Config;
import io.entrain.cluster.link.LinkSettings;
import io.entrain.cluster.placement.PlacementSettings;
import io.entrain.cluster.run.RetryPolicy;
import io.entrain.cluster.security.AccessToken;
import io.entrain.config.ConfigException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a node is set up: the block {@code entrain.node}, whose keys {@code reference.conf} explains.
 *
 * @param name by which people know it; empty: by host and port
 * @param roles controller, worker, or both
 * @param root directory of all runs
 * @param host by which others reach it
 * @param port for messages; 0: any
 * @param apiPort for control clients; 0: any
 * @param dataPort for links; 0: any
 * @param bind where it listens, where that differs from the above
 * @param join nodes to join, as HOST:PORT
 * @param threads that compute
 * @param shards that it likes to hold
 * @param tls folder with its certificates
 * @param insecure whether it may leave loopback without them
 * @param token file of the token
 * @param plugins folder of source files that may be used as plugins
 * @param quorum nodes that must see each other; 0: more than half
 * @param grace time to save when it is told to end
 * @param closing time for its connections to be closed when it ends
 * @param endedRuns how many ended runs are remembered
 * @param placement when runs are placed
 * @param retries how losses are answered
 * @param links how long to wait for other nodes
 */
public record NodeSettings(
    String name,
    Set<String> roles,
    Path root,
    String host,
    int port,
    int apiPort,
    int dataPort,
    Bind bind,
    List<String> join,
    int threads,
    int shards,
    Optional<Path> tls,
    boolean insecure,
    Path token,
    Optional<Path> plugins,
    int quorum,
    Duration grace,
    Duration closing,
    int endedRuns,
    PlacementSettings placement,
    RetryPolicy retries,
    LinkSettings links) {
  /** May lead runs. */
  public static final String CONTROLLER = "controller";
  /** Holds shards. */
  public static final String WORKER = "worker";

  /**
   * Where a node listens.
   *
   * @param host address; empty: by which others reach it
   * @param port for messages; 0: by which others reach it
   * @param dataPort for links; 0: by which others reach it
   */
  public record Bind(String host, int port, int dataPort) {}

  private static final String BLOCK = "entrain.node";
  private static final int LAST_PORT = 65535;

  /**
   * Reads the settings.
   *
   * @param config with the defaults below it, resolved
   * @throws ConfigException naming the first key that cannot be used
   */
  public static NodeSettings of(Config config) {
    try {
      return read(config.getConfig(BLOCK));
    } catch (com.typesafe.config.ConfigException e) {
      throw new ConfigException(e.getMessage(), e);
    }
  }

  private static NodeSettings read(Config node) {
    int threads = atLeast(node, "threads", 0);
    return new NodeSettings(
        node.getString("name"),
        roles(node),
        Path.of(node.getString("root")).toAbsolutePath().normalize(),
        node.getString("host"),
        port(node, "port"),
        port(node, "api-port"),
        port(node, "data-port"),
        bind(node),
        List.copyOf(node.getStringList("join")),
        threads == 0 ? Runtime.getRuntime().availableProcessors() : threads,
        atLeast(node, "shards", 1),
        path(node, "tls"),
        node.getBoolean("insecure"),
        path(node, "token").orElseGet(AccessToken::defaultLocation),
        path(node, "plugins"),
        atLeast(node, "quorum", 0),
        node.getDuration("grace"),
        node.getDuration("closing"),
        atLeast(node, "ended-runs", 0),
        new PlacementSettings(
            atLeast(node, "min-nodes", 1), node.getDuration("rebalance-after"), node.getDuration("shared-directory-timeout")),
        retries(node.getConfig("recovery")),
        LinkSettings.DEFAULT
            .withSpin(node.getDuration("links.spin"))
            .withSilence(node.getDuration("links.silence"))
            .withOpening(node.getDuration("links.opening")));
  }

  /** Where it listens. */
  public String bindHost() {
    return bind.host().isBlank() ? host : bind.host();
  }

  private static Bind bind(Config node) {
    return new Bind(node.getString("bind-host"), port(node, "bind-port"), port(node, "bind-data-port"));
  }

  private static RetryPolicy retries(Config recovery) {
    return new RetryPolicy(
        recovery.getDuration("first-wait"),
        recovery.getDouble("factor"),
        recovery.getDuration("longest-wait"),
        recovery.getDuration("reset-after"),
        recovery.getDouble("jitter"),
        recovery.getInt("failures"));
  }

  private static Set<String> roles(Config node) {
    List<String> roles = node.getStringList("roles");
    if (roles.isEmpty() || !Set.of(CONTROLLER, WORKER).containsAll(roles)) {
      throw refuse("roles", roles, "must be controller, worker, or both");
    }
    return Set.copyOf(roles);
  }

  private static Optional<Path> path(Config node, String key) {
    return Optional.of(node.getString(key)).filter(text -> !text.isBlank()).map(Path::of);
  }

  private static int port(Config node, String key) {
    int port = node.getInt(key);
    if (port < 0 || port > LAST_PORT) {
      throw refuse(key, port, "must be 0 to " + LAST_PORT);
    }
    return port;
  }

  private static int atLeast(Config node, String key, int least) {
    int value = node.getInt(key);
    if (value < least) {
      throw refuse(key, value, "must be at least " + least);
    }
    return value;
  }

  private static ConfigException refuse(String key, Object value, String rule) {
    return new ConfigException(BLOCK + "." + key + " = " + value + ": " + rule);
  }
}

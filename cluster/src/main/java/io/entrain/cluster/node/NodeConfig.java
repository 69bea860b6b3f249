package io.entrain.cluster.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.entrain.cluster.security.ArterySettings;
import io.entrain.cluster.security.TlsMaterial;
import io.entrain.config.ConfigException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configuration of a node's actor system. */
final class NodeConfig {
  /** Name of the actor systems of all nodes. */
  static final String SYSTEM = "entrain";

  private NodeConfig() {}

  /** What is given, over the defaults of nodes. */
  static Config complete(Config given) {
    try {
      return given.withFallback(ConfigFactory.parseResources("entrain-node.conf")).withFallback(ConfigFactory.defaultReference()).resolve();
    } catch (com.typesafe.config.ConfigException e) {
      throw new ConfigException(e.getMessage(), e);
    }
  }

  /** {@code complete} with what follows from the settings of the node. */
  static Config of(Config complete, NodeSettings settings, Optional<TlsMaterial> tls, String release) {
    Map<String, Object> values = new HashMap<>();
    values.put("akka.remote.artery.canonical.hostname", settings.host());
    values.put("akka.remote.artery.canonical.port", settings.port());
    values.put("akka.remote.artery.bind.hostname", settings.bindHost());
    if (settings.bind().port() > 0) {
      values.put("akka.remote.artery.bind.port", settings.bind().port());
    }
    values.put("akka.cluster.roles", List.copyOf(settings.roles()));
    values.put("entrain.cluster.release", release);
    values.put("akka.cluster.split-brain-resolver.static-quorum.quorum-size", settings.quorum());
    if (settings.quorum() > 0) {
      values.put("akka.cluster.split-brain-resolver.active-strategy", "static-quorum");
    }
    if (!settings.join().isEmpty()) {
      String scheme = "akka://" + SYSTEM + "@";
      values.put("akka.cluster.seed-nodes", settings.join().stream().map(address -> scheme + address).toList());
      if (settings.join().getFirst().equals(settings.host() + ":" + settings.port())) {
        values.put("akka.cluster.seed-node-timeout", complete.getString("entrain.node.alone-after"));
      }
    }
    String grace = settings.grace().toMillis() + "ms";
    String phases = "akka.coordinated-shutdown.phases.";
    values.put(phases + "before-service-unbind.timeout", grace);
    values.put(phases + "cluster-leave.timeout", "20s");
    values.put(phases + "cluster-exiting.timeout", grace);
    tls.map(TlsMaterial::arterySettings).ifPresent(artery -> putTls(values, artery));
    return ConfigFactory.parseMap(values).withFallback(complete);
  }

  private static void putTls(Map<String, Object> values, ArterySettings artery) {
    values.put("akka.remote.artery.transport", "tls-tcp");
    String engine = "akka.remote.artery.ssl.config-ssl-engine.";
    values.put(engine + "key-store", artery.keyStore().toString());
    values.put(engine + "trust-store", artery.trustStore().toString());
    values.put(engine + "key-store-password", artery.password());
    values.put(engine + "key-password", artery.password());
    values.put(engine + "trust-store-password", artery.password());
    values.put(engine + "protocol", artery.protocol());
    values.put(engine + "enabled-algorithms", artery.enabledAlgorithms());
    values.put(engine + "require-mutual-authentication", artery.requireMutualAuthentication());
    values.put(engine + "hostname-verification", artery.hostnameVerification());
  }
}

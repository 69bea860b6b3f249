package io.entrain.cluster.security;

import java.nio.file.Path;
import java.util.List;

/**
 * The values for {@code akka.remote.artery.ssl.config-ssl-engine}, one for each key of the same name; both ends show certificates and the
 * names of hosts are verified.
 *
 * @param keyStore {@code key-store}
 * @param trustStore {@code trust-store}
 * @param password {@code key-store-password}, {@code key-password} and {@code trust-store-password}; a secret
 * @param protocol {@code protocol}
 * @param enabledAlgorithms {@code enabled-algorithms}
 * @param requireMutualAuthentication {@code require-mutual-authentication}
 * @param hostnameVerification {@code hostname-verification}
 */
public record ArterySettings(
    Path keyStore,
    Path trustStore,
    String password,
    String protocol,
    List<String> enabledAlgorithms,
    boolean requireMutualAuthentication,
    boolean hostnameVerification) {
  /** Without the password. */
  @Override
  public String toString() {
    return "ArterySettings[keyStore=" + keyStore + ", trustStore=" + trustStore + ", protocol=" + protocol + "]";
  }
}

package io.entrain.cluster.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Closed by default: on loopback the token is enough; a port that others can reach needs HTTPS for the API and mutual TLS for Artery and
 * the data plane, all three, or a user who says that the network is trusted.
 *
 * <p>A host counts as loopback only if it is an address of loopback, or a name all of whose addresses are. A name that is not known may be
 * anything and does not count. Nothing here makes the token optional.
 */
public final class BindPolicy {
  private static final String NEEDS = "HTTPS for the API and mutual TLS for Artery and the data plane";

  private final String tlsKey;
  private final Resolver resolver;

  /** How names become addresses; tests put their own in its place. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  /** @param tlsKey the setting that names the certificates, for messages */
  public BindPolicy(String tlsKey) {
    this(tlsKey, InetAddress::getAllByName);
  }

  BindPolicy(String tlsKey, Resolver resolver) {
    this.tlsKey = tlsKey;
    this.resolver = resolver;
  }

  /**
   * Judges before anything is bound.
   *
   * @param listeners all addresses on which this node listens
   * @param tls whether certificates were given and loaded; they then serve every listener
   * @param insecure whether the user gave {@code --insecure}
   */
  public BindDecision judge(List<Listener> listeners, boolean tls, boolean insecure) {
    for (Listener listener : listeners) {
      if (listener.host().isBlank()) {
        return new BindDecision.Refused(listener.key() + " = \"\": must be an address or a name; loopback is 127.0.0.1");
      }
    }
    List<Listener> exposed = listeners.stream().filter(listener -> !isLoopback(listener.host())).toList();
    if (exposed.isEmpty() || tls) {
      return new BindDecision.Allowed();
    }
    String where = exposed.stream().map(Listener::toString).collect(Collectors.joining(", "));
    return insecure ? new BindDecision.AllowedWithWarning(warning(where)) : new BindDecision.Refused(refusal(where));
  }

  private boolean isLoopback(String host) {
    try {
      InetAddress[] addresses = resolver.addresses(host);
      return addresses.length > 0 && Arrays.stream(addresses).allMatch(InetAddress::isLoopbackAddress);
    } catch (UnknownHostException _) {
      return false;
    }
  }

  private String refusal(String where) {
    return where + ": leaves loopback, so others can reach it: needs " + NEEDS
        + "; make certificates by: entrain certs DIR --node NAME, and "
        + "name them by " + tlsKey + "; or listen on 127.0.0.1; or, in a network where you trust everybody, give --insecure";
  }

  private static String warning(String where) {
    return """
        INSECURE: %s leaves loopback without TLS, because --insecure was given.
        INSECURE: whoever can reach these ports can read and change what is sent, the token and your data included.""".formatted(where);
  }
}

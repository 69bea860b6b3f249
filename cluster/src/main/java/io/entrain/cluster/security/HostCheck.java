package io.entrain.cluster.security;

import io.entrain.config.ConfigException;
import java.net.InetAddress;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the {@code Host} header of a request names this server. A page of some other site can make a browser talk to a port of loopback
 * by letting its own name point there (DNS rebinding); the browser then sends that name.
 *
 * <p>{@code localhost}, the literal addresses of loopback and the names given are accepted, with any port. Immutable.
 */
public final class HostCheck {
  private static final Pattern HEADER = Pattern.compile("(?:\\[(?<six>[^\\[\\]]+)\\]|(?<host>[^\\[\\]:]+))(?::(?<port>[0-9]{1,5}))?");
  private static final int LAST_PORT = 65535;

  private final Set<String> names = new HashSet<>();
  private final Set<InetAddress> addresses = new HashSet<>();

  /**
   * @param key the setting that the names come from, for the message
   * @param hosts names and literal addresses under which clients reach this server, besides loopback
   * @throws ConfigException if one is neither
   */
  public HostCheck(String key, Collection<String> hosts) {
    names.add("localhost");
    for (String host : hosts) {
      Optional<InetAddress> address = HostLiteral.address(host);
      if (address.isPresent()) {
        addresses.add(address.get());
      } else if (HostLiteral.isName(host)) {
        names.add(host.toLowerCase(Locale.ROOT));
      } else {
        throw new ConfigException(
            key + " = " + Printable.of(host) + ": must be the name or address of a host, without port, brackets or wildcard");
      }
    }
  }

  /**
   * Whether the request is meant for this server.
   *
   * @param header the value of the only {@code Host} header as it was sent, null if there is none
   */
  public boolean accepts(String header) {
    if (header == null) {
      return false;
    }
    Matcher parts = HEADER.matcher(header);
    if (!parts.matches() || !isPort(parts.group("port"))) {
      return false;
    }
    String six = parts.group("six");
    if (six != null) {
      return six.indexOf(':') >= 0 && acceptsAddress(six);
    }
    String host = parts.group("host");
    return names.contains(host.toLowerCase(Locale.ROOT)) || acceptsAddress(host);
  }

  private boolean acceptsAddress(String literal) {
    return HostLiteral.address(literal).filter(address -> address.isLoopbackAddress() || addresses.contains(address)).isPresent();
  }

  private static boolean isPort(String digits) {
    return digits == null || (Integer.parseInt(digits) >= 1 && Integer.parseInt(digits) <= LAST_PORT);
  }
}

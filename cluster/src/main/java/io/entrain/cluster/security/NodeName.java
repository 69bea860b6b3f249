package io.entrain.cluster.security;

import io.entrain.config.ConfigException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/**
 * Under which names and addresses a node is reached: what its certificate vouches for, and nothing else; {@code localhost} too only if it
 * is given. Immutable.
 */
public final class NodeName {
  private static final String RULE =
      ": must be NAME[,dns:NAME..][,ip:ADDRESS..], for instance n1.lab.org,dns:n1,ip:10.0.0.5; names of letters, digits, '-' and '.'";
  private static final Pattern SHORT = Pattern.compile(".{1,64}"); // a common name may not be longer
  private static final int DNS = 2;
  private static final int IP = 7;

  private final String name;
  private final SequencedSet<String> alternatives;

  private NodeName(String name, SequencedSet<String> alternatives) {
    this.name = name;
    this.alternatives = Collections.unmodifiableSequencedSet(alternatives);
  }

  /**
   * Reads what a user gives.
   *
   * @param text {@code NAME[,dns:..,ip:..]}; the name is that of a host, or an address of IPv4
   * @throws ConfigException if it is anything else
   */
  public static NodeName parse(String text) {
    String[] parts = text.split(",", -1);
    String name = parts[0].toLowerCase(Locale.ROOT);
    if (!SHORT.matcher(name).matches() || name.indexOf(':') >= 0 || name.equals(CertificateAuthority.FOLDER)) {
      throw refused(text);
    }
    parts[0] = (HostLiteral.isName(name) ? "dns:" : "ip:") + name;
    SequencedSet<String> alternatives = new LinkedHashSet<>();
    for (String part : parts) {
      alternatives.add(alternative(part).orElseThrow(() -> refused(text)));
    }
    return new NodeName(name, alternatives);
  }

  /** The first name, and that of the folder that its certificate lies in. */
  public String name() {
    return name;
  }

  /** As {@code dns:NAME} and {@code ip:ADDRESS}, the first name included; names in lower case, addresses as Java writes them. */
  public SequencedSet<String> alternatives() {
    return alternatives;
  }

  /** A name of a certificate in the form of {@link #alternatives}; empty if it is of a kind that is not used here. */
  static Optional<String> alternative(int type, Object value) {
    return switch (type) {
      case DNS -> Optional.of("dns:" + value.toString().toLowerCase(Locale.ROOT));
      case IP -> HostLiteral.address(value.toString()).map(address -> "ip:" + address.getHostAddress());
      default -> Optional.empty();
    };
  }

  boolean hasSameAlternatives(Collection<String> others) {
    return alternatives.equals(new LinkedHashSet<>(others));
  }

  private static Optional<String> alternative(String part) {
    if (part.startsWith("dns:")) {
      String name = part.substring("dns:".length());
      return HostLiteral.isName(name) ? alternative(DNS, name) : Optional.empty();
    }
    return part.startsWith("ip:") ? alternative(IP, part.substring("ip:".length())) : Optional.empty();
  }

  private static ConfigException refused(String text) {
    return new ConfigException("--node = " + Printable.of(text) + RULE);
  }
}

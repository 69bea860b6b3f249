package io.entrain.cluster.security;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses and names of hosts as text, told apart without asking any name server. */
final class HostLiteral {
  private static final Pattern FOUR_NUMBERS = Pattern.compile("(?:0|[1-9][0-9]{0,2})(?:\\.(?:0|[1-9][0-9]{0,2})){3}");
  private static final Pattern WITH_COLONS = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
  private static final Pattern NUMBER_AT_THE_END = Pattern.compile("(?:.*\\.)?[0-9]+");
  private static final int LONGEST_NAME = 253;

  private HostLiteral() {}

  /** The address, if {@code text} is one of IPv4 as four plain numbers or one of IPv6 without brackets and zone. */
  static Optional<InetAddress> address(String text) {
    if (!FOUR_NUMBERS.matcher(text).matches() && !WITH_COLONS.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Whether {@code text} can be the name of a host, and is not an address or what a resolver may take for one. */
  static boolean isName(String text) {
    return text.length() <= LONGEST_NAME && NAME.matcher(text).matches() && !NUMBER_AT_THE_END.matcher(text).matches();
  }
}

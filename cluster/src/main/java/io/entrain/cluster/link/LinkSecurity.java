package io.entrain.cluster.link;

import java.net.InetSocketAddress;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;

/**
 * What guards the links of a node. The shared token is asked for on every link and never travels. Beyond loopback mutual TLS is asked for
 * too, unless that is waived in so many words.
 */
public final class LinkSecurity {
  private final SecretKeySpec token;
  private final SSLContext tls;
  private final boolean loopbackOnly;

  private LinkSecurity(byte[] token, SSLContext tls, boolean loopbackOnly) {
    if (token.length == 0) {
      throw new IllegalArgumentException("the token is empty");
    }
    this.token = new SecretKeySpec(token, HandshakeProof.ALGORITHM);
    this.tls = tls;
    this.loopbackOnly = loopbackOnly;
  }

  /** Token alone; addresses other than loopback are refused. */
  public static LinkSecurity onLoopback(byte[] token) {
    return new LinkSecurity(token, null, true);
  }

  /** Token and mutual TLS 1.3; {@code tls} holds this node's certificate and the authority that must have signed the peers'. */
  public static LinkSecurity withMutualTls(byte[] token, SSLContext tls) {
    return new LinkSecurity(token, tls, false);
  }

  /** Token alone on any address: whoever can read or write the network between the nodes can read and forge spikes. */
  public static LinkSecurity insecure(byte[] token) {
    return new LinkSecurity(token, null, false);
  }

  SecretKeySpec token() {
    return token;
  }

  /** Null for links without TLS. */
  SSLContext tls() {
    return tls;
  }

  /** Throws {@link IllegalArgumentException} if links of this kind may not use the address. */
  void requireAllowed(InetSocketAddress address) {
    if (loopbackOnly && !address.isUnresolved() && !address.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException(address + ": is not loopback; links beyond it need mutual TLS");
    }
  }
}

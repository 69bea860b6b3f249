package io.entrain.cluster.security;

import io.entrain.config.ConfigException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** What a control client needs that is no node: the authority of the cluster, and no key. It shows the token instead. */
public final class ClientTrust {
  private final SSLContext context;
  private final List<String> warnings;

  private ClientTrust(SSLContext context, List<String> warnings) {
    this.context = context;
    this.warnings = warnings;
  }

  /**
   * Reads {@code ca.pem}.
   *
   * @throws ConfigException naming the file if it is missing, may be written by others, is damaged, or holds an expired certificate
   */
  public static ClientTrust load(Path pem) {
    List<X509Certificate> authorities = Pem.certificates(pem);
    List<String> warnings =
        authorities.stream().map(each -> Expiry.check(pem, each, Clock.systemUTC().instant())).flatMap(Optional::stream).toList();
    return new ClientTrust(Tls13.context(Optional.empty(), authorities), warnings);
  }

  /** To be used with {@link #parameters} only. */
  public SSLContext context() {
    return context;
  }

  /** TLS 1.3, and the other end must be the host that was meant. */
  public SSLParameters parameters() {
    return Tls13.client();
  }

  /** What the user should know, in one line each. */
  public List<String> warnings() {
    return warnings;
  }
}

package io.entrain.cluster.security;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Certificates for the nodes that one user runs on one machine, made without being asked for. Others may be logged in on the machine: what
 * listens on loopback must tell this user's processes from theirs, and messages between nodes can do so by mutual TLS alone.
 */
public final class LoopbackCertificates {
  private static final String FOLDER = "loopback";
  private static final String NAMES = "localhost,ip:127.0.0.1,ip:::1";
  private static final Duration LEAST = Duration.ofDays(31);

  private LoopbackCertificates() {}

  /**
   * Finds them beside the token, or makes them; a certificate that is about to expire is replaced. Several processes may do so at once.
   *
   * @param token file of the user's token
   * @throws io.entrain.config.ConfigException if they can be neither read nor made
   */
  public static TlsFiles beside(Path token) {
    return beside(token, Clock.systemUTC());
  }

  static TlsFiles beside(Path token, Clock clock) {
    CertificateAuthority authority =
        CertificateAuthority.openOrCreate(
            token.toAbsolutePath().resolveSibling(FOLDER), KeyAlgorithm.ECDSA_P256, Validity.AUTHORITY);
    NodeName name = NodeName.parse(NAMES);
    NodeCertificate certificate = authority.issue(name, Validity.NODE);
    Instant soon = clock.instant().plus(LEAST);
    return (certificate.expires().isBefore(soon) ? authority.reissue(name, Validity.NODE) : certificate).files();
  }
}

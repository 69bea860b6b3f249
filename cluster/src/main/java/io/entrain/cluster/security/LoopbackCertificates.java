package io.entrain.cluster.security;

import io.entrain.config.ConfigException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
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
    Path directory = token.toAbsolutePath().resolveSibling(FOLDER);
    NodeName name = NodeName.parse(NAMES);
    Path folder = directory.resolve(name.name());
    Instant soon = clock.instant().plus(LEAST);
    if (isReady(directory, folder, soon)) {
      return TlsFiles.in(folder);
    }
    CertificateAuthority authority = CertificateAuthority.openOrCreate(directory, KeyAlgorithm.ECDSA_P256, Validity.AUTHORITY);
    NodeCertificate certificate = authority.issue(name, Validity.NODE);
    return (certificate.expires().isBefore(soon) ? authority.reissue(name, Validity.NODE) : certificate).files();
  }

  /**
   * Whether there is nothing to make, by the copies of certificates that need no password: to open the authority and the store of the node
   * takes tens of thousands of rounds of hashing, a seventh of the time that a node takes to start. False if anything is strange, which
   * opening them will name.
   */
  private static boolean isReady(Path directory, Path folder, Instant soon) {
    try {
      X509Certificate certificate = NodeCertificate.shownIn(folder);
      return IssuedBy.test(certificate, CertificateAuthority.shownIn(directory)) && certificate.getNotAfter().toInstant().isAfter(soon);
    } catch (ConfigException _) {
      return false;
    }
  }
}

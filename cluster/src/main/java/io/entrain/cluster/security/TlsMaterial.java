package io.entrain.cluster.security;

import io.entrain.config.ConfigException;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * The key, certificate and authorities of a node, loaded and checked. What it makes speaks TLS 1.3 and nothing older.
 *
 * <p>Immutable; the files are read once. Replaced certificates take effect when the node starts again.
 */
public final class TlsMaterial {
  private static final String SERVER_USE = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT_USE = "1.3.6.1.5.5.7.3.2";

  private final TlsFiles files;
  private final String password;
  private final X509Certificate certificate;
  private final List<String> warnings;
  private final SSLContext context;

  private TlsMaterial(TlsFiles files, String password, PrivateKeyEntry key, List<X509Certificate> authorities, List<String> warnings) {
    this.files = files;
    this.password = password;
    this.certificate = (X509Certificate) key.getCertificate();
    this.warnings = List.copyOf(warnings);
    this.context = Tls13.context(Optional.of(key), authorities);
  }

  /**
   * Loads and checks.
   *
   * @throws ConfigException naming the file if one is missing, open to others, damaged or has another password; if a certificate is expired
   *     or not valid yet, which says the date; if the key's certificate is not for both ends of a link, or of none of the authorities
   */
  public static TlsMaterial load(TlsFiles files) {
    return load(files, Clock.systemUTC());
  }

  static TlsMaterial load(TlsFiles files, Clock clock) {
    String password = PasswordFile.read(files.passwordFile());
    PrivateKeyEntry key = Pkcs12.read(files.keyStore(), FileRule.SECRET, password).onlyKey();
    List<X509Certificate> authorities = Pkcs12.read(files.trustStore(), FileRule.TRUSTED, password).authorities();
    Instant now = clock.instant();
    List<String> warnings = new ArrayList<>();
    for (Certificate each : key.getCertificateChain()) {
      Expiry.check(files.keyStore(), (X509Certificate) each, now).ifPresent(warnings::add);
    }
    requireBothUses(files, (X509Certificate) key.getCertificate());
    X509Certificate authority = authorityOf(files, key, authorities);
    Expiry.check(files.trustStore(), authority, now).filter(warning -> warnings.isEmpty()).ifPresent(warnings::add);
    return new TlsMaterial(files, password, key, authorities, warnings);
  }

  /** What the user should know, in one line each: certificates with fewer than 30 days left. */
  public List<String> warnings() {
    return warnings;
  }

  /** Of this node. */
  public X509Certificate certificate() {
    return certificate;
  }

  /**
   * For libraries that make their own engines. It knows key and authorities, but neither that only TLS 1.3 may be spoken nor that clients
   * must show a certificate nor that names are verified: {@link #peerParameters} or {@link #clientParameters} must be set as well.
   */
  public SSLContext context() {
    return context;
  }

  /** For the accepting end of a link between nodes: the other end must show a certificate. */
  public SSLParameters peerParameters() {
    return Tls13.peer();
  }

  /** For the end that connects, to a node or to the API: the other end must be the host that was meant. */
  public SSLParameters clientParameters() {
    return Tls13.client();
  }

  /** A new engine for the accepting end of a link between nodes. */
  public SSLEngine acceptingEngine() {
    return engine(context.createSSLEngine(), false, Tls13.peer());
  }

  /**
   * A new engine for the connecting end of a link between nodes, or to the API.
   *
   * @param host the name or address that was meant, which the certificate of the other end must vouch for
   */
  public SSLEngine connectingEngine(String host, int port) {
    return engine(context.createSSLEngine(host, port), true, Tls13.client());
  }

  /** A new engine for the API, whose clients show a token and no certificate. */
  public SSLEngine apiEngine() {
    return engine(context.createSSLEngine(), false, Tls13.server());
  }

  /** The same for Artery, which makes its own engines from the same files. */
  public ArterySettings arterySettings() {
    return new ArterySettings(
        files.keyStore().toAbsolutePath(), files.trustStore().toAbsolutePath(), password, Tls13.PROTOCOL, Tls13.CIPHER_SUITES, true, true);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "TlsMaterial[" + files.keyStore() + ", " + certificate.getSubjectX500Principal() + "]";
  }

  private static SSLEngine engine(SSLEngine engine, boolean client, SSLParameters parameters) {
    engine.setUseClientMode(client);
    engine.setSSLParameters(parameters);
    return engine;
  }

  private static void requireBothUses(TlsFiles files, X509Certificate certificate) {
    try {
      List<String> uses = certificate.getExtendedKeyUsage();
      if (uses != null && !uses.containsAll(List.of(SERVER_USE, CLIENT_USE))) {
        throw new ConfigException(
            files.keyStore() + ": the certificate of " + certificate.getSubjectX500Principal() + " is for " + uses
                + ": must be for serverAuth and clientAuth, since a node is both");
      }
    } catch (CertificateParsingException e) {
      throw new ConfigException(files.keyStore() + ": its certificate is damaged: " + e.getMessage(), e);
    }
  }

  private static X509Certificate authorityOf(TlsFiles files, PrivateKeyEntry key, List<X509Certificate> authorities) {
    return Arrays.stream(key.getCertificateChain())
        .flatMap(link -> authorities.stream().filter(authority -> IssuedBy.test((X509Certificate) link, authority)))
        .findFirst()
        .orElseThrow(
            () -> new ConfigException(
                files.keyStore() + ": its certificate, issued by "
                    + ((X509Certificate) key.getCertificate()).getIssuerX500Principal() + ", is of no authority in " + files.trustStore()
                    + ": nodes would refuse each other; must be of one of them"));
  }
}

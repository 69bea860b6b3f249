package io.entrain.cluster.security;

import java.nio.file.Path;

/**
 * Where a node finds what it needs for TLS.
 *
 * @param keyStore its own key and certificate, PKCS12, 0600
 * @param trustStore the authorities that it believes, PKCS12
 * @param passwordFile one line, the password of both stores and of the key, 0600
 */
public record TlsFiles(Path keyStore, Path trustStore, Path passwordFile) {
  static final String KEY_STORE = "keystore.p12";
  static final String TRUST_STORE = "truststore.p12";
  static final String PASSWORD = "password";

  /** The files of a folder that {@code entrain certs} made for a node. */
  public static TlsFiles in(Path nodeFolder) {
    return new TlsFiles(nodeFolder.resolve(KEY_STORE), nodeFolder.resolve(TRUST_STORE), nodeFolder.resolve(PASSWORD));
  }
}

package io.entrain.cluster.security;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.PBEParameterSpec;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** TLS 1.3 and nothing else. */
final class Tls13 {
  static final String PROTOCOL = "TLSv1.3";
  static final List<String> CIPHER_SUITES = List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");

  /** What Java's store has by itself, of one round instead of ten thousand: many rounds are for passwords that may be guessed. */
  private static final String PROTECTION = "PBEWithHmacSHA256AndAES_256";
  private static final int SALT_BYTES = 20;

  private Tls13() {}

  /** Shows this key, if there is one, and believes these authorities and no others, those of the system included. */
  static SSLContext context(Optional<PrivateKeyEntry> key, List<X509Certificate> authorities) {
    try {
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(trusting(authorities));
      SSLContext context = SSLContext.getInstance(PROTOCOL);
      context.init(key.isPresent() ? managers(key.get()) : null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("cannot set up TLS", e);
    }
  }

  /** A server whose clients show a certificate. */
  static SSLParameters peer() {
    SSLParameters parameters = server();
    parameters.setNeedClientAuth(true);
    return parameters;
  }

  /** A server whose clients need no certificate. */
  static SSLParameters server() {
    return new SSLParameters(CIPHER_SUITES.toArray(String[]::new), new String[] {PROTOCOL});
  }

  /** A client that verifies the name of the server. */
  static SSLParameters client() {
    SSLParameters parameters = server();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    return parameters;
  }

  private static KeyManager[] managers(PrivateKeyEntry key) throws GeneralSecurityException, IOException {
    char[] inMemory = Randomness.secretText().toCharArray();
    KeyStore store = empty();
    store.setEntry("node", key, new PasswordProtection(inMemory, PROTECTION, new PBEParameterSpec(Randomness.bytes(SALT_BYTES), 1)));
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(store, inMemory);
    return managers.getKeyManagers();
  }

  private static KeyStore trusting(List<X509Certificate> authorities) throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry("authority-" + i, authorities.get(i));
    }
    return store;
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}

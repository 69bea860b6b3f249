package io.entrain.cluster.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates of nodes, signed by authorities that are made on the spot. */
final class TestCertificates {
  private static final String PASSWORD = "password";

  private final Path store;

  /** In a new key store in {@code directory}. */
  TestCertificates(Path directory) {
    store = directory.resolve("certificates.p12");
  }

  TestCertificates authority(String name) {
    return generate(name, "-ext", "bc:c", "-validity", "10");
  }

  /** For 127.0.0.1. */
  TestCertificates node(String name, String authority) {
    return generate(name, "-signer", authority, "-ext", "san=ip:127.0.0.1,dns:localhost", "-validity", "10");
  }

  TestCertificates nodeOfAnotherHost(String name, String authority) {
    return generate(name, "-signer", authority, "-ext", "san=dns:elsewhere.invalid", "-validity", "10");
  }

  TestCertificates expiredNode(String name, String authority) {
    return generate(name, "-signer", authority, "-ext", "san=ip:127.0.0.1", "-startdate", "-10d", "-validity", "5");
  }

  /** Shows the certificate of {@code node} and trusts whom {@code authority} signed. */
  SSLContext context(String node, String authority) {
    try {
      KeyStore all = all();
      KeyStore own = empty();
      own.setKeyEntry(node, all.getKey(node, PASSWORD.toCharArray()), PASSWORD.toCharArray(), all.getCertificateChain(node));
      return context(own, all, authority);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Shows no certificate and trusts whom {@code authority} signed. */
  SSLContext contextWithoutCertificate(String authority) {
    try {
      return context(empty(), all(), authority);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SSLContext context(KeyStore own, KeyStore all, String authority) throws IOException, GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, PASSWORD.toCharArray());
    KeyStore trusted = empty();
    trusted.setCertificateEntry(authority, all.getCertificate(authority));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private KeyStore all() throws IOException, GeneralSecurityException {
    KeyStore all = empty();
    try (InputStream in = Files.newInputStream(store)) {
      all.load(in, PASSWORD.toCharArray());
    }
    return all;
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    return keys;
  }

  private TestCertificates generate(String name, String... options) {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD, "-alias", name, "-dname", "CN=" + name));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
    command.addAll(List.of(options));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }
}

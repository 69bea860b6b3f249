package io.entrain.cluster.security;

import io.entrain.config.ConfigException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** Keys and certificates as text, for programs that are not Java. */
final class Pem {
  private static final int LINE = 64;

  private Pem() {}

  static byte[] of(List<X509Certificate> certificates) {
    StringBuilder text = new StringBuilder();
    try {
      for (X509Certificate certificate : certificates) {
        text.append(block("CERTIFICATE", certificate.getEncoded()));
      }
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** The key as PKCS8, not encrypted. */
  static byte[] of(PrivateKey key) {
    return block("PRIVATE KEY", key.getEncoded()).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads certificates.
   *
   * @throws ConfigException if the file is missing, may be written by others, or holds no certificate
   */
  static List<X509Certificate> certificates(Path file) {
    byte[] content = PrivateFile.read(file, FileRule.TRUSTED);
    try {
      List<X509Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content)).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!certificates.isEmpty()) {
        return certificates;
      }
    } catch (CertificateException e) {
      throw new ConfigException(file + ": is damaged, or no certificate in the form PEM: " + e.getMessage(), e);
    }
    throw new ConfigException(file + ": holds no certificate: must hold one in the form PEM");
  }

  private static String block(String kind, byte[] content) {
    String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
  }
}

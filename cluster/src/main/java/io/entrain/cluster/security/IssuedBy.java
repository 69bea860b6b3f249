package io.entrain.cluster.security;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

/** Who signed a certificate. */
final class IssuedBy {
  private IssuedBy() {}

  /** Whether {@code issuer} signed {@code certificate}, by name and by signature. */
  static boolean test(X509Certificate certificate, X509Certificate issuer) {
    if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
      return false;
    }
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}

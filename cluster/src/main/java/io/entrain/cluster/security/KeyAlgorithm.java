package io.entrain.cluster.security;

import java.security.PublicKey;
import java.util.List;

/** The kinds of keys that certificates are made for. */
public enum KeyAlgorithm {
  /** Elliptic curve P-256: small and fast. The default. */
  ECDSA_P256("EC", List.of("-keyalg", "EC", "-groupname", "secp256r1", "-sigalg", "SHA256withECDSA")),
  /** RSA of 3072 bits, about as strong, where a policy asks for RSA. */
  RSA_3072("RSA", List.of("-keyalg", "RSA", "-keysize", "3072", "-sigalg", "SHA384withRSA"));

  private final String name;
  private final List<String> options;

  KeyAlgorithm(String name, List<String> options) {
    this.name = name;
    this.options = options;
  }

  /** How {@code keytool} is told. */
  List<String> options() {
    return options;
  }

  /** The kind of a key that one of these made. */
  static KeyAlgorithm of(PublicKey key) {
    return key.getAlgorithm().equals(RSA_3072.name) ? RSA_3072 : ECDSA_P256;
  }
}

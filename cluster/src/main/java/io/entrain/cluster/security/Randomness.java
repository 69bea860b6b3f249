package io.entrain.cluster.security;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets out of the operating system's generator; results of a simulation never depend on it. */
final class Randomness {
  private static final SecureRandom GENERATOR = new SecureRandom();
  private static final int SECRET_BYTES = 32;

  private Randomness() {}

  static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    GENERATOR.nextBytes(bytes);
    return bytes;
  }

  /** 256 bits. */
  static byte[] secret() {
    return bytes(SECRET_BYTES);
  }

  /** 256 bits in base64url, 43 characters. */
  static String secretText() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret());
  }
}

package io.entrain.cluster.link;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** That a side knows the token: a keyed digest over its role, all fields of the hello, and random bytes of both sides. */
final class HandshakeProof {
  static final String ALGORITHM = "HmacSHA256";
  static final int BYTES = 32;

  /** Whose proof it is; one side's proof is of no use to the other. */
  enum Role {
    CONNECTING((byte) 0),
    ACCEPTING((byte) 1);

    private final byte code;

    Role(byte code) {
      this.code = code;
    }
  }

  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec token;
  private final byte[] hello;
  private final byte[] challenge;

  /** For one handshake: the body of its hello and of its challenge. */
  HandshakeProof(SecretKeySpec token, byte[] hello, byte[] challenge) {
    this.token = token;
    this.hello = hello;
    this.challenge = challenge;
  }

  byte[] of(Role role) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(token);
      mac.update(role.code);
      mac.update(hello);
      mac.update(challenge);
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Compares in constant time. */
  boolean holds(Role role, byte[] proof) {
    return MessageDigest.isEqual(of(role), proof);
  }

  static byte[] nonce() {
    byte[] nonce = new byte[Hello.NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    return nonce;
  }
}

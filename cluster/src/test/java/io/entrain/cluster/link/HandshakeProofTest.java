package io.entrain.cluster.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.entrain.cluster.link.HandshakeProof.Role;
import java.nio.charset.StandardCharsets;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

final class HandshakeProofTest {
  private static final byte[] CHALLENGE = new byte[Hello.NONCE_BYTES];
  private static final byte[] HELLO = Hello.to(1, TestNodes.epoch(0, 5, 2), new byte[Hello.NONCE_BYTES]).toBytes();
  private static final byte[] PROOF = proof("token", HELLO, CHALLENGE).of(Role.CONNECTING);

  @Test
  void shouldHoldForTheSameTokenAndHandshake() {
    assertThat(proof("token", HELLO, CHALLENGE).holds(Role.CONNECTING, PROOF)).isTrue();
  }

  @Test
  void shouldNotHoldForAnotherToken() {
    assertThat(proof("Token", HELLO, CHALLENGE).holds(Role.CONNECTING, PROOF)).isFalse();
  }

  @Test
  void shouldNotHoldForTheOtherSide() {
    assertThat(proof("token", HELLO, CHALLENGE).holds(Role.ACCEPTING, PROOF)).isFalse();
  }

  @Test
  void shouldCoverEveryByteOfTheHandshake() {
    for (int at = 0; at < HELLO.length; at++) {
      assertThat(proof("token", changed(HELLO, at), CHALLENGE).holds(Role.CONNECTING, PROOF)).isFalse();
    }
    for (int at = 0; at < CHALLENGE.length; at++) {
      assertThat(proof("token", HELLO, changed(CHALLENGE, at)).holds(Role.CONNECTING, PROOF)).isFalse();
    }
  }

  private static HandshakeProof proof(String token, byte[] hello, byte[] challenge) {
    return new HandshakeProof(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), HandshakeProof.ALGORITHM), hello, challenge);
  }

  private static byte[] changed(byte[] bytes, int at) {
    byte[] changed = bytes.clone();
    changed[at] ^= 1;
    return changed;
  }
}

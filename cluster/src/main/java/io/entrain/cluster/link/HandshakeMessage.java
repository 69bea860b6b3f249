package io.entrain.cluster.link;

import java.nio.ByteBuffer;

/**
 * The four messages of a handshake, in their order. Each is a header of {@value #HEADER_BYTES} bytes (magic, 4; version, 2; code of the
 * message, 2) and a body of fixed size, big-endian. The header has this form in all versions.
 */
enum HandshakeMessage {
  /** From the side that connects: a {@link Hello}. */
  HELLO(1, Hello.BYTES),
  /** From the side that accepts: random bytes, which make its proof and the peer's unlike any before. */
  CHALLENGE(2, Hello.NONCE_BYTES),
  /** From the side that connects: that it knows the token. */
  PROOF(3, HandshakeProof.BYTES),
  /** From the side that accepts: the code of an {@link Answer}, 4 bytes, and if that is yes, its own proof. May come early to refuse. */
  ANSWER(4, Integer.BYTES + HandshakeProof.BYTES);

  static final int HEADER_BYTES = 8;
  static final int MAGIC = 0x454e_4c4b; // ENLK
  static final short VERSION = 1;

  private final short code;
  private final int bodyBytes;

  HandshakeMessage(int code, int bodyBytes) {
    this.code = (short) code;
    this.bodyBytes = bodyBytes;
  }

  int bodyBytes() {
    return bodyBytes;
  }

  /** The message as bytes, ready to be read. */
  ByteBuffer with(byte[] body) {
    if (body.length != bodyBytes) {
      throw new IllegalArgumentException(this + ": " + body.length + " bytes in place of " + bodyBytes);
    }
    return ByteBuffer.allocate(HEADER_BYTES + bodyBytes).putInt(MAGIC).putShort(VERSION).putShort(code).put(body).flip();
  }

  /** Which message follows this header. */
  static HandshakeMessage of(ByteBuffer header) throws HandshakeException {
    int magic = header.getInt();
    short version = header.getShort();
    short type = header.getShort();
    if (magic != MAGIC) {
      throw new HandshakeException(Answer.MALFORMED, "sent what is no handshake");
    }
    if (version != VERSION) {
      throw new HandshakeException(Answer.VERSION, "speaks version " + version + " of the protocol, not " + VERSION);
    }
    for (HandshakeMessage message : values()) {
      if (message.code == type) {
        return message;
      }
    }
    throw new HandshakeException(Answer.MALFORMED, "sent the unknown message " + type);
  }
}

package io.entrain.cluster.link;

/** A handshake that one side ended for a reason. */
final class HandshakeException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Answer answer;

  HandshakeException(Answer answer, String message) {
    super(message);
    this.answer = answer;
  }

  Answer answer() {
    return answer;
  }
}

package io.entrain.cluster.link;

/** What the accepting side says at the end of a handshake. */
enum Answer {
  ACCEPTED(0, "accepted"),
  MALFORMED(1, "does not speak the protocol of links"),
  VERSION(2, "speaks another version of the protocol"),
  TOKEN(3, "has another token"),
  /** May pass: the other side may be about to leave an older run. */
  RUN(4, "is in another run"),
  NODE(5, "does not know the number of one of the nodes, or has another number itself"),
  NEURONS(6, "has another number of neurons"),
  /** Will pass: the other side is about to open this epoch. */
  NOT_YET(7, "has not opened this epoch"),
  STALE(8, "is in a later epoch"),
  DUPLICATE(9, "has this link already");

  private final int code;
  private final String reason;

  Answer(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  int code() {
    return code;
  }

  /** Said of the side that accepts or refuses. */
  String reason() {
    return reason;
  }

  /** True if another try may be answered otherwise. */
  boolean passes() {
    return this == RUN || this == NOT_YET;
  }

  static Answer of(int code) {
    for (Answer answer : values()) {
      if (answer.code == code) {
        return answer;
      }
    }
    return MALFORMED;
  }
}

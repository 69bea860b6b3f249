package io.entrain.cluster.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.entrain.cluster.run.FailureKind;
import java.util.Comparator;

/**
 * Why something could not be done.
 *
 * @param kind what it means for the run
 * @param message for people
 * @param cause what was thrown, in the same process only; null where it came from another
 */
public record Failure(FailureKind kind, String message, @JsonIgnore Throwable cause) {
  /** The more telling of two comes first. */
  public static final Comparator<Failure> MORE_TELLING = Comparator.comparing(Failure::kind);

  /** As read from the wire. */
  @JsonCreator
  static Failure received(@JsonProperty("kind") FailureKind kind, @JsonProperty("message") String message) {
    return new Failure(kind, message, null);
  }

  public static Failure of(Throwable thrown) {
    FailureKind kind = FailureKind.of(thrown);
    String message = kind == FailureKind.DEFECT ? thrown.toString() : String.valueOf(thrown.getMessage());
    return new Failure(kind, message, thrown);
  }

  /** A peer, or the way to it, is gone. */
  public static Failure loss(String message) {
    return new Failure(FailureKind.LOSS, message, null);
  }

  /** The same, said in another way. */
  public Failure saying(String text) {
    return new Failure(kind, text, cause);
  }
}

package io.entrain.config;

/** A value cannot be used; the message is the rule that it breaks. */
final class ValueException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String blamed;
  private final boolean consequence;

  private ValueException(String message, String blamed, boolean consequence) {
    super(message);
    this.blamed = blamed;
    this.consequence = consequence;
  }

  ValueException(String message) {
    this(message, null, false);
  }

  /** The same for a problem that is better told at the parameter {@code key} than where it was met. */
  static ValueException blaming(String key, String message) {
    return new ValueException(message, key, false);
  }

  /** A parameter that the value needs is wrong, which has been said there. */
  static ValueException consequence() {
    return new ValueException("depends on a parameter that cannot be used", null, true);
  }

  /** The parameter to tell it at: {@code otherwise} where none is blamed. */
  String blamed(String otherwise) {
    return blamed == null ? otherwise : blamed;
  }

  /** Whether the user has been told of the cause already. */
  boolean isConsequence() {
    return consequence;
  }
}

package io.entrain.config;

/** An expression cannot be read or evaluated; the message says what and where in it. */
final class ExpressionException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean unknownName;

  ExpressionException(String message, boolean unknownName) {
    super(message);
    this.unknownName = unknownName;
  }

  ExpressionException(String message) {
    this(message, false);
  }

  /** Whether the expression uses a name that is neither a parameter nor a unit. */
  boolean unknownName() {
    return unknownName;
  }
}

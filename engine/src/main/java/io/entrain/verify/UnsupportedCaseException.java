package io.entrain.verify;

/** A case asks for something that this version cannot do; the message says what. */
final class UnsupportedCaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsupportedCaseException(String feature) {
    super("not supported by this version: " + feature);
  }
}

package io.entrain.plot;

/** A figure cannot be drawn or written here. The message says why and what to do, and is shown as it is. */
public final class FigureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FigureException(String message, Throwable cause) {
    super(message, cause);
  }
}

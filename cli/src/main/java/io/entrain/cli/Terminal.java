package io.entrain.cli;

/** Whether a person watches. */
final class Terminal {
  private Terminal() {}

  /** Whether progress may be drawn over itself. */
  @SuppressWarnings("SystemConsoleNull") // null without a terminal, except on JDK 22 to 24
  static boolean interactive() {
    return System.console() != null && System.console().isTerminal() && !"dumb".equals(System.getenv("TERM"));
  }
}

package io.entrain.cli;

import java.io.Console;
import java.io.PrintWriter;

/**
 * Standard output and error of a command that takes long. Where a person watches, a bar may be drawn below the lines on the terminal; a new
 * line takes its place and pushes it down. Safe to call from several threads.
 */
final class Screen {
  private static final String ERASE = "\r\u001b[2K";
  private static final String CUT_AT_EDGE = "\u001b[?7l";
  private static final String WRAP_AT_EDGE = "\u001b[?7h";

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean interactive;
  private String bar = "";

  /** {@code interactive}: whether {@code out} is a terminal that can be drawn on. */
  Screen(PrintWriter out, PrintWriter err, boolean interactive) {
    this.out = out;
    this.err = err;
    this.interactive = interactive;
  }

  /** {@code System.console()} is null again since Java 25 where standard input or output is no terminal. */
  @SuppressWarnings("SystemConsoleNull")
  static Screen of(PrintWriter out, PrintWriter err) {
    Console console = System.console();
    boolean terminal = console != null && console.isTerminal();
    return new Screen(out, err, terminal && !"dumb".equals(System.getenv("TERM")));
  }

  /** Whether a bar may be drawn. */
  boolean interactive() {
    return interactive;
  }

  /** Prints a line of the command's output. */
  synchronized void line(String text) {
    print(out, text);
  }

  /** Prints a line for the user's attention to standard error. */
  synchronized void notice(String text) {
    print(err, "entrain: " + text);
  }

  /** Draws the bar; an empty text removes it. */
  synchronized void drawBar(String text) {
    if (interactive) {
      bar = text;
      redraw();
    }
  }

  private void print(PrintWriter writer, String text) {
    if (!bar.isEmpty()) {
      out.print(ERASE);
      out.flush();
    }
    writer.println(text);
    writer.flush();
    if (!bar.isEmpty()) {
      redraw();
    }
  }

  private void redraw() {
    out.print(bar.isEmpty() ? ERASE : ERASE + CUT_AT_EDGE + bar + WRAP_AT_EDGE);
    out.flush();
  }
}

package io.entrain.cluster.control;

/** What a stranger sent, fit for one line of a log or a message. */
final class Visible {
  private static final int LONGEST = 200;

  private Visible() {}

  static String of(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().limit(LONGEST).forEach(c -> {
      if (c >= ' ' && c < 0x7f) {
        shown.appendCodePoint(c);
      } else {
        shown.append(String.format("\\u%04x", c));
      }
    });
    return text.length() > LONGEST ? shown + "..." : shown.toString();
  }
}

package io.entrain.config;

/** Cuts an expression into numbers, words and signs. */
final class ExpressionScanner {
  private final String text;
  private int at;

  ExpressionScanner(String text) {
    this.text = text;
  }

  /** Index of the next character that is not blank. */
  int position() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  boolean atEnd() {
    return position() == text.length();
  }

  /** Passes {@code wanted} if it comes next. */
  boolean take(char wanted) {
    if (atEnd() || text.charAt(at) != wanted) {
      return false;
    }
    at++;
    return true;
  }

  void require(char wanted) throws ValueException {
    if (!take(wanted)) {
      throw error("'" + wanted + "' is missing", position());
    }
  }

  /** The digits of a number with decimal point and exponent; empty if none comes next. */
  String number() {
    int begin = position();
    digits();
    int mantissa = at;
    if (at > begin && at < text.length() && "eE".indexOf(text.charAt(at)) >= 0) {
      at++;
      if (at < text.length() && "+-".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      int exponent = at;
      digits();
      at = at == exponent ? mantissa : at;
    }
    return text.substring(begin, at);
  }

  private void digits() {
    while (at < text.length() && (text.charAt(at) == '.' || (text.charAt(at) >= '0' && text.charAt(at) <= '9'))) {
      at++;
    }
  }

  /** The name of a parameter, function or unit; empty if none comes next. */
  String word() {
    int begin = position();
    while (at < text.length() && isWordPart(text.charAt(at), at == begin)) {
      at++;
    }
    return text.substring(begin, at);
  }

  private static boolean isWordPart(char letter, boolean first) {
    return Character.isLetter(letter) || letter == '_' || letter == '\u00B5' || (!first && Character.isDigit(letter));
  }

  /** What comes next cannot be read. */
  ValueException unexpected() {
    return atEnd() ? error("something is missing", at) : error("unexpected '" + text.charAt(at) + "'", at);
  }

  /** An error after its place, counted from 1. */
  ValueException error(String what, int position) {
    String place = position >= text.length() ? "at the end: " : "at character %d: ".formatted(position + 1);
    return new ValueException(place + what);
  }
}

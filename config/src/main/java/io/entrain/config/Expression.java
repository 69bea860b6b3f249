package io.entrain.config;

/**
 * Reads and evaluates arithmetic over numbers with units and other parameters: {@code + - * / ^ ( )}, functions, and names. Dimensions are
 * checked as it goes: {@code stim_on + 200 ms} is a time, {@code stim_on + 200} is an error.
 */
final class Expression {
  /** Gives the value of a name. */
  @FunctionalInterface
  interface Names {
    /** The parameter called {@code name}, or null if there is none. */
    Quantity value(String name) throws ExpressionException;
  }

  private final String text;
  private final Names names;
  private int at;

  private Expression(String text, Names names) {
    this.text = text;
    this.names = names;
  }

  static Quantity evaluate(String text, Names names) throws ExpressionException {
    Expression expression = new Expression(text, names);
    Quantity value = expression.sum();
    expression.blanks();
    if (expression.at < text.length()) {
      throw expression.error("unexpected '" + text.charAt(expression.at) + "'");
    }
    return value;
  }

  private Quantity sum() throws ExpressionException {
    Quantity value = product();
    while (true) {
      if (take('+')) {
        value = add(value, product(), 1);
      } else if (take('-')) {
        value = add(value, product(), -1);
      } else {
        return value;
      }
    }
  }

  private Quantity add(Quantity left, Quantity right, int sign) throws ExpressionException {
    if (left.halfPowers() != right.halfPowers()) {
      throw error(
          "cannot add %s and %s"
              .formatted(Quantity.dimensionName(left.halfPowers()), Quantity.dimensionName(right.halfPowers())));
    }
    return new Quantity(left.value() + sign * right.value(), left.halfPowers());
  }

  private Quantity product() throws ExpressionException {
    Quantity value = signed();
    while (true) {
      if (take('*')) {
        value = value.times(signed());
      } else if (take('/')) {
        value = value.over(signed());
      } else {
        return value;
      }
    }
  }

  private Quantity signed() throws ExpressionException {
    if (take('-')) {
      return signed().negated();
    }
    take('+');
    return power();
  }

  private Quantity power() throws ExpressionException {
    Quantity base = primary();
    if (!take('^')) {
      return base;
    }
    Quantity exponent = signed();
    double halfPowers = base.halfPowers() * exponent.value();
    if (exponent.halfPowers() != Quantity.NUMBER || halfPowers != Math.rint(halfPowers)) {
      throw error("the exponent must be a plain number, whole or half for a quantity with a unit");
    }
    return new Quantity(StrictMath.pow(base.value(), exponent.value()), (int) halfPowers);
  }

  private Quantity primary() throws ExpressionException {
    blanks();
    if (take('(')) {
      Quantity value = sum();
      require(')');
      return value;
    }
    if (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
      return number();
    }
    String name = word();
    if (name.isEmpty()) {
      throw error(at < text.length() ? "unexpected '" + text.charAt(at) + "'" : "something is missing at the end");
    }
    return take('(') ? call(name) : named(name);
  }

  private Quantity number() throws ExpressionException {
    int begin = at;
    while (at < text.length() && continuesNumber(begin)) {
      at++;
    }
    double value;
    try {
      value = Double.parseDouble(text.substring(begin, at));
    } catch (NumberFormatException e) {
      throw error("'" + text.substring(begin, at) + "' is not a number");
    }
    int mark = at;
    blanks();
    String unit = word();
    if (unit.isEmpty()) {
      return Quantity.number(value);
    }
    if (!Units.has(unit)) {
      at = mark;
      throw error("'" + unit + "' is not a unit; known are " + Units.names());
    }
    return Units.of(value, unit);
  }

  private boolean continuesNumber(int begin) {
    char letter = text.charAt(at);
    boolean exponent = letter == 'e' || letter == 'E';
    if (exponent) {
      boolean digit = at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
      boolean sign = at + 2 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 && Character.isDigit(text.charAt(at + 2));
      return digit || sign;
    }
    boolean exponentSign = "+-".indexOf(letter) >= 0 && at > begin && "eE".indexOf(text.charAt(at - 1)) >= 0;
    return Character.isDigit(letter) || letter == '.' || exponentSign;
  }

  private Quantity named(String name) throws ExpressionException {
    Quantity value = names.value(name);
    if (value != null) {
      return value;
    }
    if (Units.has(name)) {
      return Units.get(name);
    }
    throw new ExpressionException("'" + name + "' is no parameter and no unit", true);
  }

  private Quantity call(String name) throws ExpressionException {
    Quantity first = sum();
    if (name.equals("min") || name.equals("max")) {
      require(',');
      Quantity second = sum();
      require(')');
      add(first, second, 1);
      double value = name.equals("min") ? Math.min(first.value(), second.value()) : Math.max(first.value(), second.value());
      return new Quantity(value, first.halfPowers());
    }
    require(')');
    return switch (name) {
      case "sqrt" -> new Quantity(Math.sqrt(first.value()), half(first.halfPowers()));
      case "abs" -> new Quantity(Math.abs(first.value()), first.halfPowers());
      case "round" -> Quantity.number(Math.rint(plain(first)));
      case "floor" -> Quantity.number(Math.floor(plain(first)));
      case "ceil" -> Quantity.number(Math.ceil(plain(first)));
      case "exp" -> Quantity.number(StrictMath.exp(plain(first)));
      case "log" -> Quantity.number(StrictMath.log(plain(first)));
      case "sin" -> Quantity.number(StrictMath.sin(plain(first)));
      case "cos" -> Quantity.number(StrictMath.cos(plain(first)));
      default ->
          throw error("'" + name + "' is not a function; known are sqrt, abs, round, floor, ceil, exp, log, sin, cos, min, max");
    };
  }

  private int half(int halfPowers) throws ExpressionException {
    if (halfPowers % 2 != 0) {
      throw error("the square root of " + Quantity.dimensionName(halfPowers) + " has no meaning");
    }
    return halfPowers / 2;
  }

  private double plain(Quantity value) throws ExpressionException {
    if (value.halfPowers() != Quantity.NUMBER) {
      throw error("the function needs a plain number and gets " + Quantity.dimensionName(value.halfPowers()));
    }
    return value.value();
  }

  private String word() {
    int begin = at;
    while (at < text.length() && isWordPart(text.charAt(at), at == begin)) {
      at++;
    }
    return text.substring(begin, at);
  }

  private static boolean isWordPart(char letter, boolean first) {
    return Character.isLetter(letter) || letter == '_' || letter == '\u00B5' || (!first && Character.isDigit(letter));
  }

  private boolean take(char wanted) {
    blanks();
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void require(char wanted) throws ExpressionException {
    if (!take(wanted)) {
      throw error("'" + wanted + "' is missing");
    }
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private ExpressionException error(String what) {
    return new ExpressionException(what + " at character " + (at + 1));
  }
}

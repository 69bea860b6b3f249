package io.entrain.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads and evaluates arithmetic over numbers with units and other parameters: {@code + - * / ^ ( )}, functions, and names. Dimensions are
 * checked as it goes: {@code stim_on + 200 ms} is a time, {@code stim_on + 200} is an error.
 */
final class Expression {
  /** Gives the value of a name. */
  @FunctionalInterface
  interface Names {
    /** The parameter called {@code name}, or null if there is none. */
    Quantity value(String name) throws ValueException;

    /** What may have been meant, as the end of a message. */
    default String hint(String name) {
      return "";
    }
  }

  private static final int DEEPEST = 100;

  private final ExpressionScanner scanner;
  private final Names names;
  private int depth;

  private Expression(String text, Names names) {
    scanner = new ExpressionScanner(text);
    this.names = names;
  }

  static Quantity evaluate(String text, Names names) throws ValueException {
    Expression expression = new Expression(text, names);
    Quantity value = expression.sum();
    if (!expression.scanner.atEnd()) {
      throw expression.scanner.unexpected();
    }
    return value;
  }

  private Quantity sum() throws ValueException {
    Quantity value = product();
    while (true) {
      int position = scanner.position();
      if (scanner.take('+')) {
        value = add(value, product(), position);
      } else if (scanner.take('-')) {
        value = add(value, product().negated(), position);
      } else {
        return value;
      }
    }
  }

  private Quantity add(Quantity left, Quantity right, int position) throws ValueException {
    if (left.halfPowers() != right.halfPowers()) {
      throw scanner.error("cannot add %s and %s".formatted(left.dimension(), right.dimension()), position);
    }
    return new Quantity(left.value() + right.value(), left.halfPowers());
  }

  private Quantity product() throws ValueException {
    Quantity value = signed();
    while (true) {
      if (scanner.take('*')) {
        value = value.times(signed());
      } else if (scanner.take('/')) {
        value = value.over(signed());
      } else {
        return value;
      }
    }
  }

  private Quantity signed() throws ValueException {
    if (++depth > DEEPEST) {
      throw scanner.error("nested too deeply", scanner.position());
    }
    try {
      if (scanner.take('-')) {
        return signed().negated();
      }
      return scanner.take('+') ? signed() : power();
    } finally {
      depth--;
    }
  }

  private Quantity power() throws ValueException {
    Quantity base = primary();
    int position = scanner.position();
    if (!scanner.take('^')) {
      return base;
    }
    Quantity exponent = signed();
    double halfPowers = base.halfPowers() * exponent.value();
    if (exponent.halfPowers() != Quantity.NUMBER || (base.halfPowers() != Quantity.NUMBER && halfPowers != (int) halfPowers)) {
      throw scanner.error("the exponent must be a plain number, whole or half for a quantity with a unit", position);
    }
    return new Quantity(StrictMath.pow(base.value(), exponent.value()), (int) halfPowers);
  }

  private Quantity primary() throws ValueException {
    if (scanner.take('(')) {
      Quantity value = sum();
      scanner.require(')');
      return value;
    }
    int position = scanner.position();
    String number = scanner.number();
    if (!number.isEmpty()) {
      return quantity(number, position);
    }
    String name = scanner.word();
    if (name.isEmpty()) {
      throw scanner.unexpected();
    }
    return scanner.take('(') ? call(name, position) : named(name, position);
  }

  private Quantity quantity(String number, int position) throws ValueException {
    int unitPosition = scanner.position();
    String unit = scanner.word();
    if (!unit.isEmpty() && !Units.has(unit)) {
      throw scanner.error("'" + unit + "' is not a unit; known are " + Units.names(), unitPosition);
    }
    try {
      return unit.isEmpty() ? Quantity.number(Double.parseDouble(number)) : Units.of(number, unit);
    } catch (NumberFormatException | ArithmeticException e) {
      throw scanner.error("'" + number + "' is not a number", position);
    }
  }

  private Quantity named(String name, int position) throws ValueException {
    Quantity value = names.value(name);
    if (value != null) {
      return value;
    }
    if (Units.has(name)) {
      return Units.one(name);
    }
    throw scanner.error("'" + name + "' is no parameter and no unit" + names.hint(name), position);
  }

  private Quantity call(String name, int position) throws ValueException {
    MathFunction function = MathFunction.of(name);
    if (function == null) {
      throw scanner.error("'" + name + "' is not a function; known are " + MathFunction.names(), position);
    }
    List<Quantity> arguments = new ArrayList<>();
    do {
      arguments.add(sum());
    } while (scanner.take(','));
    scanner.require(')');
    try {
      return function.apply(arguments);
    } catch (ValueException e) {
      throw scanner.error(e.getMessage(), position);
    }
  }
}

package io.entrain.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Functions of expressions. Those of {@link StrictMath} give the same bits on every machine; the others are exact. */
enum MathFunction {
  SQRT,
  ABS,
  ROUND,
  FLOOR,
  CEIL,
  EXP,
  LOG,
  SIN,
  COS,
  MIN,
  MAX;

  /** The function written {@code name}, or null. */
  static MathFunction of(String name) {
    return Arrays.stream(values()).filter(function -> function.written().equals(name)).findFirst().orElse(null);
  }

  static String names() {
    return Arrays.stream(values()).map(MathFunction::written).collect(Collectors.joining(", "));
  }

  private String written() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its value; {@code round} takes a half to the even neighbour. */
  Quantity apply(List<Quantity> arguments) throws ValueException {
    if (this == MIN || this == MAX) {
      return extreme(arguments);
    }
    if (arguments.size() != 1) {
      throw new ValueException(written() + " takes one number and gets " + arguments.size());
    }
    Quantity x = arguments.getFirst();
    return switch (this) {
      case SQRT -> root(x);
      case ABS -> new Quantity(Math.abs(x.value()), x.halfPowers());
      case ROUND -> Quantity.number(Math.rint(plain(x)));
      case FLOOR -> Quantity.number(Math.floor(plain(x)));
      case CEIL -> Quantity.number(Math.ceil(plain(x)));
      case EXP -> Quantity.number(StrictMath.exp(plain(x)));
      case LOG -> Quantity.number(StrictMath.log(plain(x)));
      case SIN -> Quantity.number(StrictMath.sin(plain(x)));
      case COS -> Quantity.number(StrictMath.cos(plain(x)));
      case MIN, MAX -> throw new IllegalStateException("handled above");
    };
  }

  private Quantity extreme(List<Quantity> arguments) throws ValueException {
    Quantity extreme = arguments.getFirst();
    for (Quantity next : arguments) {
      if (next.halfPowers() != extreme.halfPowers()) {
        throw new ValueException("cannot compare %s and %s".formatted(extreme.dimension(), next.dimension()));
      }
      double value = this == MIN ? Math.min(extreme.value(), next.value()) : Math.max(extreme.value(), next.value());
      extreme = new Quantity(value, extreme.halfPowers());
    }
    return extreme;
  }

  private static Quantity root(Quantity x) throws ValueException {
    if (x.halfPowers() % 2 != 0) {
      throw new ValueException("the square root of " + x.dimension() + " has no meaning");
    }
    return new Quantity(Math.sqrt(x.value()), x.halfPowers() / 2);
  }

  private double plain(Quantity x) throws ValueException {
    if (x.halfPowers() != Quantity.NUMBER) {
      throw new ValueException(written() + " needs a plain number and gets " + x.dimension());
    }
    return x.value();
  }
}

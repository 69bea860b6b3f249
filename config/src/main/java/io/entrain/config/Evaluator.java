package io.entrain.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.entrain.config.ParameterSpec.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** Evaluates parameters, each when it is first needed, so that they may refer to each other in any order. */
final class Evaluator {
  private final Config config;
  private final Problems problems;
  private final Map<String, Quantity> values = new HashMap<>();
  private final Deque<String> running = new ArrayDeque<>();

  Evaluator(Config config, Problems problems) {
    this.config = config;
    this.problems = problems;
  }

  /** The value of a numeric parameter; NaN, with the problem noted, if it cannot be had. */
  double number(String key) {
    Quantity known = values.get(key);
    if (known == null) {
      try {
        known = evaluate(key);
      } catch (ExpressionException e) {
        problems.add(key, text(key), e.getMessage(), place(key));
        known = Quantity.number(Double.NaN);
        values.put(key, known);
      }
    }
    return known.value();
  }

  /** The value of a numeric expression that stands in {@code value}, for messages called {@code key}. */
  Quantity expression(String text) throws ExpressionException {
    return Expression.evaluate(text, this::named);
  }

  /** What the user or the defaults say, as text. */
  String text(String key) {
    return String.valueOf(config.root().get(key).unwrapped());
  }

  String place(String key) {
    return Problems.place(config.root().get(key).origin());
  }

  boolean isDefault(String key) {
    return place(key).equals(Problems.DEFAULT);
  }

  ConfigValue value(String key) {
    return config.root().get(key);
  }

  private Quantity named(String name) throws ExpressionException {
    ParameterSpec spec = ParameterCatalog.get(name);
    if (spec == null || !(spec.kind().numeric() || spec.kind().perNeuron()) || config.root().get(name) == null) {
      return null;
    }
    Quantity known = values.get(name);
    return known != null ? known : evaluate(name);
  }

  private Quantity evaluate(String key) throws ExpressionException {
    if (running.contains(key)) {
      throw new ExpressionException("depends on itself: " + cycle(key));
    }
    running.addLast(key);
    try {
      Kind kind = ParameterCatalog.get(key).kind();
      ConfigValue value = config.root().get(key);
      if (value.valueType() != ConfigValueType.NUMBER && value.valueType() != ConfigValueType.STRING) {
        throw new ExpressionException("must be one number");
      }
      Quantity quantity = inUnitsOf(kind, String.valueOf(value.unwrapped()));
      values.put(key, quantity);
      return quantity;
    } finally {
      running.removeLast();
    }
  }

  /** Evaluates a text; a number alone gets the unit of {@code kind}. */
  Quantity inUnitsOf(Kind kind, String text) throws ExpressionException {
    Quantity quantity = expression(text);
    if (quantity.halfPowers() == kind.halfPowers()) {
      return quantity;
    }
    if (quantity.halfPowers() == Quantity.NUMBER && isNumber(text)) {
      return new Quantity(quantity.value(), kind.halfPowers());
    }
    throw new ExpressionException(
        "must be %s and is %s"
            .formatted(Quantity.dimensionName(kind.halfPowers()), Quantity.dimensionName(quantity.halfPowers())));
  }

  private static boolean isNumber(String text) {
    try {
      Double.parseDouble(text.strip());
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private String cycle(String key) {
    StringBuilder path = new StringBuilder();
    boolean inside = false;
    for (Iterator<String> keys = running.iterator(); keys.hasNext();) {
      String next = keys.next();
      inside |= next.equals(key);
      if (inside) {
        path.append(next).append(" -> ");
      }
    }
    return path.append(key).toString();
  }
}

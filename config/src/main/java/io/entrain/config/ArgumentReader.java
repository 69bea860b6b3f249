package io.entrain.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads arguments of generators: checked ones where the generator is known, else numbers of any dimension, texts and lists. */
final class ArgumentReader {
  private static final Pattern ARITHMETIC = Pattern.compile(".*[+*^()].*|[-0-9.]+\\s+\\S+.*", Pattern.DOTALL);

  private final Evaluator evaluator;
  private final Problems problems;

  ArgumentReader(Evaluator evaluator, Problems problems) {
    this.evaluator = evaluator;
    this.problems = problems;
  }

  /** An argument that must be one of {@code specs}; null, with the problem noted, if it cannot be had. */
  Argument known(String key, String name, Map<String, ParameterSpec> specs, ConfigValue value) {
    ParameterSpec spec = specs.get(name);
    if (spec == null) {
      problems.add(key + ": unknown argument" + Spelling.hint(name, specs.keySet()), evaluator.provenance().place(key));
      return null;
    }
    try {
      if (spec.kind() == ParameterKind.CHOICE) {
        String text = ValueText.of(value);
        spec.requireChoice(text);
        return new Argument(text, "");
      }
      return new Argument(evaluator.number(key, spec.kind(), value), spec.kind().unit());
    } catch (ValueException e) {
      evaluator.report(key, e);
      return null;
    }
  }

  /** An argument of a generator of which nothing is known; null, with the problem noted, if it cannot be had. */
  Argument free(String key, ConfigValue value) {
    try {
      if (!(value instanceof ConfigList list)) {
        return single(key, value);
      }
      List<Object> values = new ArrayList<>();
      String unit = "";
      for (ConfigValue entry : list) {
        Argument argument = single(key, entry);
        values.add(argument.value());
        unit = argument.unit();
      }
      return new Argument(List.copyOf(values), unit);
    } catch (ValueException e) {
      evaluator.report(key, e);
      return null;
    }
  }

  private Argument single(String key, ConfigValue value) throws ValueException {
    return switch (value.valueType()) {
      case BOOLEAN -> new Argument(value.unwrapped(), "");
      case NUMBER, STRING -> numberOrText(key, value);
      case LIST, OBJECT, NULL -> throw new ValueException("must be a number, a text, true or false, or a list of these");
    };
  }

  /** The value of an expression; a text that is none, and does not look like one, is a text. */
  private Argument numberOrText(String key, ConfigValue value) throws ValueException {
    try {
      Quantity quantity = evaluator.argument(key, value);
      return new Argument(quantity.value(), Quantity.unit(quantity.halfPowers()));
    } catch (ValueException e) {
      String text = ValueText.of(value);
      if (e.isConsequence() || ARITHMETIC.matcher(text).matches()) {
        throw e;
      }
      return new Argument(text, "");
    }
  }
}

package io.entrain.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.List;

/** Reads a distribution that a parameter is drawn from, such as {@code { distribution = normal, mean = 150 ms, sd = 20 ms }}. */
final class DistributionReader {
  private static final String NAME = "distribution";
  private static final List<String> NORMAL = List.of(NAME, "mean", "sd", "min", "max");
  private static final List<String> UNIFORM = List.of(NAME, "min", "max");
  private static final double MOST_SD = 3;
  private static final double LEAST_SD = 0.01;

  private final Evaluator evaluator;
  private final String key;
  private final ParameterKind kind;

  DistributionReader(Evaluator evaluator, String key, ParameterKind kind) {
    this.evaluator = evaluator;
    this.key = key;
    this.kind = kind;
  }

  NeuronValues read(ConfigObject object) throws ValueException {
    ConfigValue name = object.get(NAME);
    String distribution = name == null ? "" : ValueText.of(name);
    return switch (distribution) {
      case "normal" -> normal(object);
      case "uniform" -> uniform(object);
      default -> throw new ValueException("distribution must be one of normal, uniform");
    };
  }

  private NeuronValues normal(ConfigObject object) throws ValueException {
    requireKeys(object, NORMAL);
    double mean = required(object, "mean");
    double sd = required(object, "sd");
    double min = object.containsKey("min") ? required(object, "min") : Double.NEGATIVE_INFINITY;
    double max = object.containsKey("max") ? required(object, "max") : Double.POSITIVE_INFINITY;
    if (sd < 0) {
      throw new ValueException("sd must not be negative");
    }
    requireReachable(mean, sd, min, max);
    return new NeuronValues.Normal(mean, sd, min, max);
  }

  /** Refuses bounds between which a normal distribution would hardly ever fall, since values outside are drawn again. */
  private static void requireReachable(double mean, double sd, double min, double max) throws ValueException {
    if (min > max || (min == max && sd > 0)) {
      throw new ValueException("min must be less than max");
    }
    if (Math.abs(Math.clamp(mean, min, max) - mean) > MOST_SD * sd) {
      throw new ValueException("the range from min to max must begin or end within 3 sd of the mean");
    }
    if (sd > 0 && max - min < LEAST_SD * sd) {
      throw new ValueException("the range from min to max must be at least a hundredth of sd wide");
    }
  }

  private NeuronValues uniform(ConfigObject object) throws ValueException {
    requireKeys(object, UNIFORM);
    double min = required(object, "min");
    double max = required(object, "max");
    if (min > max) {
      throw new ValueException("min must not be larger than max");
    }
    return new NeuronValues.UniformRange(min, max);
  }

  private static void requireKeys(ConfigObject object, List<String> known) throws ValueException {
    for (String name : object.keySet()) {
      if (!known.contains(name)) {
        throw new ValueException("'" + name + "' is not known here; there are " + String.join(", ", known));
      }
    }
  }

  private double required(ConfigObject object, String name) throws ValueException {
    if (!object.containsKey(name)) {
      throw new ValueException(name + " is missing");
    }
    try {
      return evaluator.number(key, kind, object.get(name));
    } catch (ValueException e) {
      throw e.isConsequence() ? e : new ValueException(name + ": " + e.getMessage());
    }
  }
}

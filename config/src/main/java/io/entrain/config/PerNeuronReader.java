package io.entrain.config;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.entrain.config.ParameterSpec.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads parameters that may have one value a neuron. */
final class PerNeuronReader {
  private static final Set<String> DISTRIBUTION_KEYS = Set.of("distribution", "mean", "sd", "min", "max");

  private final Evaluator evaluator;
  private final Problems problems;
  private final Path directory;

  PerNeuronReader(Evaluator evaluator, Problems problems, Path directory) {
    this.evaluator = evaluator;
    this.problems = problems;
    this.directory = directory;
  }

  /** The parameter {@code key} in a network of {@code neurons}; NaN, with the problem noted, if it cannot be had. */
  NeuronValues read(String key, Kind kind, int neurons) {
    ConfigValue value = evaluator.value(key);
    try {
      return switch (value) {
        case ConfigObject object -> distribution(key, kind, object);
        case ConfigValue list when list.valueType() == ConfigValueType.LIST -> listed(kind, (List<?>) list.unwrapped(), neurons);
        case ConfigValue text when String.valueOf(text.unwrapped()).contains(":/") -> dataset(String.valueOf(text.unwrapped()));
        default -> new NeuronValues.Uniform(evaluator.number(key));
      };
    } catch (ExpressionException e) {
      problems.add(key, evaluator.text(key), e.getMessage(), evaluator.place(key));
      return new NeuronValues.Uniform(Double.NaN);
    }
  }

  private NeuronValues listed(Kind kind, List<?> values, int neurons) throws ExpressionException {
    if (values.size() != neurons) {
      throw new ExpressionException("a list must have Ncells = " + neurons + " values and has " + values.size());
    }
    List<Double> numbers = new ArrayList<>();
    for (Object value : values) {
      numbers.add(evaluator.inUnitsOf(kind, String.valueOf(value)).value());
    }
    return new NeuronValues.Listed(numbers);
  }

  private NeuronValues dataset(String text) {
    int colon = text.lastIndexOf(":/");
    return new NeuronValues.Dataset(directory.resolve(text.substring(0, colon)).normalize(), text.substring(colon + 1), 1);
  }

  private NeuronValues distribution(String key, Kind kind, ConfigObject object) throws ExpressionException {
    Map<String, Object> entries = object.unwrapped();
    for (String entry : entries.keySet()) {
      if (!DISTRIBUTION_KEYS.contains(entry)) {
        throw new ExpressionException("'" + entry + "' is not known; a distribution has distribution, mean, sd, min, max");
      }
    }
    String name = String.valueOf(entries.get("distribution"));
    return switch (name) {
      case "normal" -> {
        double sd = entry(key, kind, entries, "sd", Double.NaN);
        if (!(sd >= 0)) {
          throw new ExpressionException("sd must not be negative");
        }
        yield bounded(
            new NeuronValues.Normal(
                entry(key, kind, entries, "mean", Double.NaN),
                sd,
                entry(key, kind, entries, "min", Double.NEGATIVE_INFINITY),
                entry(key, kind, entries, "max", Double.POSITIVE_INFINITY)));
      }
      case "uniform" -> {
        double min = entry(key, kind, entries, "min", Double.NaN);
        double max = entry(key, kind, entries, "max", Double.NaN);
        if (!(min <= max)) {
          throw new ExpressionException("min must not be larger than max");
        }
        yield new NeuronValues.UniformRange(min, max);
      }
      default -> throw new ExpressionException("distribution = " + name + " must be one of normal, uniform");
    };
  }

  /** Refuses bounds that a normal distribution would hardly ever meet. */
  private static NeuronValues.Normal bounded(NeuronValues.Normal normal) throws ExpressionException {
    double nearest = Math.clamp(normal.mean(), Math.min(normal.min(), normal.max()), Math.max(normal.min(), normal.max()));
    boolean reachable = Math.abs(nearest - normal.mean()) <= 3 * normal.sd();
    if (!(normal.min() < normal.max()) && normal.sd() > 0 || !reachable) {
      throw new ExpressionException("min to max must be a range that begins or ends within 3 sd of the mean");
    }
    return normal;
  }

  private double entry(String key, Kind kind, Map<String, Object> entries, String name, double missing)
      throws ExpressionException {
    Object value = entries.get(name);
    if (value == null) {
      if (Double.isNaN(missing)) {
        throw new ExpressionException(name + " is missing in the distribution of " + key);
      }
      return missing;
    }
    return evaluator.inUnitsOf(kind, String.valueOf(value)).value();
  }
}

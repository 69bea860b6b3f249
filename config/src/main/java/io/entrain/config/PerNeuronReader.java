package io.entrain.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads parameters that may have one value a neuron. */
final class PerNeuronReader {
  /** What stands between a file and a dataset. */
  static final String IN_FILE = ":/";

  private final Evaluator evaluator;
  private final Path directory;

  PerNeuronReader(Evaluator evaluator, Path directory) {
    this.evaluator = evaluator;
    this.directory = directory;
  }

  /** The parameter {@code key} in a network of {@code neurons}; NaN, with the problem noted, if it cannot be had. */
  PerNeuronParameter read(String key, int neurons) {
    try {
      return read(key, ParameterCatalog.get(key).kind(), evaluator.provenance().value(key), neurons);
    } catch (ValueException e) {
      evaluator.report(key, e);
      return new PerNeuronParameter(new NeuronValues.Uniform(Double.NaN), List.of());
    }
  }

  private PerNeuronParameter read(String key, ParameterKind kind, ConfigValue value, int neurons) throws ValueException {
    return switch (value) {
      case ConfigObject object -> shown(key, kind, new DistributionReader(evaluator, key, kind).read(object));
      case ConfigList list -> shown(key, kind, listed(key, kind, list, neurons));
      case ConfigValue text when ValueText.of(text).contains(IN_FILE) -> dataset(key, ValueText.of(text));
      default -> shown(key, kind, new NeuronValues.Uniform(evaluator.number(key)));
    };
  }

  private PerNeuronParameter shown(String key, ParameterKind kind, NeuronValues values) {
    Parameter parameter = new Parameter(key, PerNeuronText.of(values), kind.unit(), evaluator.provenance().origin(key));
    return new PerNeuronParameter(values, List.of(parameter));
  }

  private NeuronValues listed(String key, ParameterKind kind, ConfigList list, int neurons) throws ValueException {
    if (!evaluator.known("Ncells")) {
      throw ValueException.consequence();
    }
    if (list.size() != neurons) {
      throw new ValueException("a list must have Ncells = " + neurons + " values and has " + list.size());
    }
    List<Double> numbers = new ArrayList<>();
    for (ConfigValue value : list) {
      numbers.add(evaluator.number(key, kind, value));
    }
    return new NeuronValues.Listed(numbers);
  }

  private PerNeuronParameter dataset(String key, String text) throws ValueException {
    int colon = text.lastIndexOf(IN_FILE);
    DataFile file = DataFile.of(directory, text.substring(0, colon));
    String dataset = text.substring(colon + 1);
    return new PerNeuronParameter(
        new NeuronValues.Dataset(file.path(), dataset, 1),
        List.of(
            new Parameter(key, file.shown() + ":" + dataset, "", evaluator.provenance().origin(key)),
            new Parameter(key + ".source", file.fingerprint(), "", Parameter.DERIVED)));
  }
}

package io.entrain.config;

import java.util.List;
import java.util.stream.Collectors;

/** Says in one line what the values of neurons are; other values give another text, another way to write them does not. */
final class PerNeuronText {
  private static final int LONGEST_LIST = 16;

  private PerNeuronText() {}

  static String of(NeuronValues values) {
    return switch (values) {
      case NeuronValues.Uniform(double value) -> ValueText.plain(value);
      case NeuronValues.Listed(List<Double> list) -> list(list);
      case NeuronValues.Normal(double mean, double sd, double min, double max) ->
          "normal(mean %s, sd %s, min %s, max %s)"
              .formatted(ValueText.plain(mean), ValueText.plain(sd), ValueText.plain(min), ValueText.plain(max));
      case NeuronValues.UniformRange(double min, double max) ->
          "uniform(min %s, max %s)".formatted(ValueText.plain(min), ValueText.plain(max));
      case NeuronValues.Dataset(var file, String dataset, double _) -> file + ":" + dataset;
    };
  }

  private static String list(List<Double> list) {
    String all = list.stream().map(ValueText::plain).collect(Collectors.joining(", ", "[", "]"));
    return list.size() <= LONGEST_LIST
        ? all
        : "[%s, %s, ... %d values, digest %s]"
            .formatted(ValueText.plain(list.get(0)), ValueText.plain(list.get(1)), list.size(), Fingerprint.of(all));
  }
}

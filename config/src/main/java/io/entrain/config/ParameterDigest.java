package io.entrain.config;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A digest of all evaluated parameters that can change a result: the same however the file is written, whatever its comments and whether or
 * not a default is spelled out. The content of plugins and data that are given as files is among the parameters.
 */
final class ParameterDigest {
  private ParameterDigest() {}

  /** 16 hexadecimal digits. */
  static String of(List<Parameter> parameters) {
    return Fingerprint.of(
        parameters.stream()
            .filter(parameter -> ParameterCatalog.hasEffect(parameter.key()))
            .map(parameter -> parameter.key() + "=" + parameter.text() + "\n")
            .sorted()
            .collect(Collectors.joining()));
  }
}

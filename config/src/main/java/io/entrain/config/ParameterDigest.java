package io.entrain.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * A digest of all evaluated parameters that can change a result: the same however the file is written, whatever its comments and whether or
 * not a default is spelled out. The source of a plugin given as a file is part of it.
 */
final class ParameterDigest {
  private static final Set<String> WITHOUT_EFFECT = Set.of("example_neurons", "maxrate");
  private static final int DIGITS = 16;

  private ParameterDigest() {}

  static String of(List<Parameter> parameters) {
    MessageDigest digest = sha256();
    parameters.stream()
        .filter(parameter -> !WITHOUT_EFFECT.contains(parameter.key()))
        .map(ParameterDigest::line)
        .sorted()
        .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  private static String line(Parameter parameter) {
    return parameter.key() + "=" + content(parameter) + "\n";
  }

  private static String content(Parameter parameter) {
    if (!parameter.key().endsWith(".plugin") || !parameter.value().endsWith(".java")) {
      return parameter.text();
    }
    try {
      return HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(Path.of(parameter.value()))));
    } catch (IOException e) {
      throw new ConfigException(
          "%s = %s: the file cannot be read: %s (%s)"
              .formatted(parameter.key(), parameter.value(), e.getMessage(), parameter.origin()),
          e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

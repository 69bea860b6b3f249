package io.entrain.config;

import java.util.Map;

/**
 * A generator chosen by the user: a class name, or the absolute path of one {@code .java} file, and its arguments. Argument values are
 * {@link Double}, {@link Boolean}, {@link String} or lists of these. Durations are in ms and rates in 1/ms, also those written in Hz.
 */
public record PluginConfig(String plugin, Map<String, Object> args) {
  public PluginConfig {
    args = Map.copyOf(args);
  }

  /** The number named {@code key}. */
  public double number(String key) {
    if (args.get(key) instanceof Double value) {
      return value;
    }
    throw new ConfigException(plugin + ": argument " + key + " = " + args.get(key) + ": must be a number");
  }

  /** The whole number named {@code key}. */
  public int integer(String key) {
    double value = number(key);
    if (value != Math.rint(value)) {
      throw new ConfigException(plugin + ": argument " + key + " = " + value + ": must be a whole number");
    }
    return (int) value;
  }

  /** The text named {@code key}. */
  public String text(String key) {
    if (args.get(key) instanceof String value) {
      return value;
    }
    throw new ConfigException(plugin + ": argument " + key + " = " + args.get(key) + ": must be a text");
  }
}

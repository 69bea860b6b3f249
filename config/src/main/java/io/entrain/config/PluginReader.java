package io.entrain.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the blocks that choose a generator and give it arguments. */
final class PluginReader {
  private final Config config;
  private final Evaluator evaluator;
  private final Problems problems;
  private final Path directory;

  PluginReader(Config config, Evaluator evaluator, Problems problems, Path directory) {
    this.config = config;
    this.evaluator = evaluator;
    this.problems = problems;
    this.directory = directory;
  }

  PluginConfig read(String block) {
    String plugin = config.getString(block + ".plugin");
    if (plugin.endsWith(".java")) {
      plugin = directory.resolve(plugin).normalize().toString();
    }
    Map<String, Object> args = new HashMap<>();
    if (config.hasPath(block + ".args")) {
      for (Map.Entry<String, ConfigValue> entry : config.getObject(block + ".args").entrySet()) {
        args.put(entry.getKey(), argument(block + ".args." + entry.getKey(), entry.getValue()));
      }
    }
    return new PluginConfig(plugin, args);
  }

  private Object argument(String key, ConfigValue value) {
    return switch (value.unwrapped()) {
      case Boolean flag -> flag;
      case Number number -> number.doubleValue();
      case String text -> numberOrText(key, text, value);
      case List<?> list -> list(key, list, value);
      default -> {
        problems.add(key, value.render(), "must be a number, a text, true or false, or a list of these", Problems.place(value.origin()));
        yield "";
      }
    };
  }

  private List<Object> list(String key, List<?> values, ConfigValue origin) {
    List<Object> list = new ArrayList<>();
    for (Object value : values) {
      list.add(
          switch (value) {
            case Boolean flag -> flag;
            case Number number -> number.doubleValue();
            default -> numberOrText(key, String.valueOf(value), origin);
          });
    }
    return List.copyOf(list);
  }

  /** The value of an expression; a text that names something else than parameters and units is a text. */
  private Object numberOrText(String key, String text, ConfigValue origin) {
    try {
      return evaluator.expression(text).value();
    } catch (ExpressionException e) {
      boolean word = text.chars().noneMatch(letter -> "+*^()".indexOf(letter) >= 0);
      if (!word) {
        problems.add(key, text, e.getMessage(), Problems.place(origin.origin()));
      }
      return text;
    }
  }
}

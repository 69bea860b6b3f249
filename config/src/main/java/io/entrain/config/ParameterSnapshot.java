package io.entrain.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The parameters as they were when a data directory was initialised, so that a later command can say what has changed.
 *
 * @param values value with unit of each parameter
 */
public record ParameterSnapshot(Map<String, String> values) {
  private static final String ABSENT = "absent";

  public ParameterSnapshot {
    values = Map.copyOf(values);
  }

  /** What the parameters are now. */
  public static ParameterSnapshot of(List<Parameter> parameters) {
    Map<String, String> values = new TreeMap<>();
    parameters.forEach(parameter -> values.put(parameter.key(), parameter.text()));
    return new ParameterSnapshot(values);
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws ConfigException if it is something else
   */
  public static ParameterSnapshot parse(String json) {
    try {
      Config config = ConfigFactory.parseString(json, ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON));
      Map<String, String> values = new TreeMap<>();
      for (Map.Entry<String, ConfigValue> entry : config.root().entrySet()) {
        values.put(entry.getKey(), String.valueOf(entry.getValue().unwrapped()));
      }
      return new ParameterSnapshot(values);
    } catch (com.typesafe.config.ConfigException e) {
      throw new ConfigException("the recorded parameters cannot be read: " + e.getMessage(), e);
    }
  }

  /** One JSON object, a text for every parameter. */
  public String json() {
    ConfigRenderOptions options = ConfigRenderOptions.defaults().setOriginComments(false).setJson(true);
    return ConfigValueFactory.fromMap(new TreeMap<>(values)).render(options);
  }

  /** What is not the same now: a line a parameter that can change a result, with both values. */
  public List<String> differences(List<Parameter> now) {
    Map<String, String> current = of(now).values;
    Set<String> keys = new TreeSet<>(values.keySet());
    keys.addAll(current.keySet());
    List<String> lines = new ArrayList<>();
    for (String key : keys) {
      String before = values.getOrDefault(key, ABSENT);
      String after = current.getOrDefault(key, ABSENT);
      if (ParameterCatalog.hasEffect(key) && !before.equals(after)) {
        lines.add("%s was %s and is now %s".formatted(key, before, after));
      }
    }
    return lines;
  }
}

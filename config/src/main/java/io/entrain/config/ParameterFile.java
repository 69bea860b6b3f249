package io.entrain.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Reads what the user wrote and lays it over the defaults; knows HOCON and nothing of parameters. */
final class ParameterFile {
  private static final String DEFAULTS = "/io/entrain/config/reference-parameters.conf";

  private ParameterFile() {}

  static Config defaults() {
    ConfigParseOptions options = ConfigParseOptions.defaults().setOriginDescription(Problems.DEFAULT);
    try (Reader reader = new InputStreamReader(ParameterFile.class.getResourceAsStream(DEFAULTS), StandardCharsets.UTF_8)) {
      return ConfigFactory.parseReader(reader, options).resolve(ConfigResolveOptions.noSystem());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a file; the data directory is where it may include from. */
  static Config read(Path file, Path directory) {
    try {
      Config parsed = ConfigFactory.parseFile(file.toFile(), options(directory).setAllowMissing(false));
      return parsed.resolve(ConfigResolveOptions.noSystem());
    } catch (com.typesafe.config.ConfigException e) {
      throw syntax(e);
    }
  }

  static Config parse(String text, Path directory) {
    try {
      return ConfigFactory.parseString(text, options(directory).setOriginDescription("text")).resolve(ConfigResolveOptions.noSystem());
    } catch (com.typesafe.config.ConfigException e) {
      throw syntax(e);
    }
  }

  private static ConfigParseOptions options(Path directory) {
    return ConfigParseOptions.defaults().setIncluder(new ConfinedIncluder(directory));
  }

  private static ConfigException syntax(com.typesafe.config.ConfigException e) {
    ConfigOrigin origin = e.origin();
    String place = origin == null ? "" : " (" + Problems.place(origin) + ")";
    String message = e.getMessage();
    int colon = origin == null ? -1 : message.indexOf(": ");
    return new ConfigException("the parameters cannot be read: " + message.substring(colon < 0 ? 0 : colon + 2) + place, e);
  }

  /** The user's values over the defaults. The arguments of a plugin that the user chose are the user's alone. */
  static Config overDefaults(Config user) {
    Config defaults = defaults();
    for (Map.Entry<String, ConfigValue> entry : user.root().entrySet()) {
      boolean block = entry.getValue().valueType() == ConfigValueType.OBJECT;
      if (block && user.hasPath(entry.getKey() + ".plugin") && ParameterCatalog.PLUGINS.contains(entry.getKey())) {
        String chosen = user.getString(entry.getKey() + ".plugin");
        if (!chosen.equals(defaults.getString(entry.getKey() + ".plugin"))) {
          defaults = defaults.withoutPath(entry.getKey() + ".args");
        }
      }
    }
    return user.withFallback(defaults);
  }
}

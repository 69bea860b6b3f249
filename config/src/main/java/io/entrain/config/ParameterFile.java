package io.entrain.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException.UnresolvedSubstitution;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads what the user wrote and lays it over the defaults; knows HOCON and nothing of single parameters. */
final class ParameterFile {
  private static final String DEFAULTS = "/io/entrain/config/reference-parameters.conf";
  private static final Pattern PLACE = Pattern.compile("^(?:.*?: )?\\d+: ");
  private static final Pattern GUESS = Pattern.compile(" \\(if you intended .*", Pattern.DOTALL);

  private ParameterFile() {}

  /** The defaults of all parameters. */
  static Config defaults() {
    ConfigParseOptions options = ConfigParseOptions.defaults().setOriginDescription(Provenance.DEFAULT);
    try (Reader reader = new InputStreamReader(ParameterFile.class.getResourceAsStream(DEFAULTS), StandardCharsets.UTF_8)) {
      return ConfigFactory.parseReader(reader, options).resolve(ConfigResolveOptions.noSystem());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a file of a data directory, which may include others of it.
   *
   * @throws ConfigException if it cannot be read
   */
  static Config read(Path file, Path directory) {
    if (!Files.isReadable(file)) {
      throw new ConfigException(file + ": cannot be read: permission denied");
    }
    ConfigParseOptions options = options(directory, file).setAllowMissing(false);
    return resolved(() -> ConfigFactory.parseFile(file.toFile(), options));
  }

  /** As {@link #read}, for a text in place of a file. */
  static Config parse(String text, Path directory) {
    ConfigParseOptions options = options(directory, directory.resolve("text")).setOriginDescription("text");
    return resolved(() -> ConfigFactory.parseString(text, options));
  }

  private static ConfigParseOptions options(Path directory, Path file) {
    return ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF).setIncluder(new ConfinedIncluder(directory, List.of(file)));
  }

  private static Config resolved(Supplier<Config> parse) {
    try {
      return parse.get().resolve(ConfigResolveOptions.noSystem());
    } catch (com.typesafe.config.ConfigException e) {
      throw unreadable(e);
    } catch (StackOverflowError e) {
      throw new ConfigException("the parameters cannot be read: nested too deeply", e);
    }
  }

  private static ConfigException unreadable(com.typesafe.config.ConfigException e) {
    ConfigOrigin origin = e.origin();
    String place = origin == null ? "" : " (" + Provenance.place(origin) + ")";
    String message = GUESS.matcher(PLACE.matcher(e.getMessage()).replaceFirst("")).replaceFirst("");
    String advice = e instanceof UnresolvedSubstitution ? "; to use another parameter, write an expression in quotes" : "";
    return new ConfigException("the parameters cannot be read: " + message + advice + place, e);
  }

  /** The user's values over the defaults. The arguments of a generator that the user chose are the user's alone. */
  static Config overDefaults(Config user) {
    Config defaults = defaults();
    for (String block : ParameterCatalog.PLUGINS) {
      String plugin = block + ".plugin";
      if (user.hasPath(plugin) && !user.getString(plugin).equals(defaults.getString(plugin))) {
        defaults = defaults.withoutPath(block + ".args");
      }
    }
    return user.withFallback(defaults);
  }
}

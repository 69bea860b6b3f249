package io.entrain.config;

import com.typesafe.config.ConfigException.BadValue;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/** Includes files that lie in the data directory, and nothing else: no addresses, no class path, no way out by a link. */
final class ConfinedIncluder implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
  private final Path directory;

  ConfinedIncluder(Path directory) {
    this.directory = directory;
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    return includeFile(context, new File(what));
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    Path file = directory.resolve(what.toPath());
    try {
      if (!Files.isRegularFile(file)) {
        throw refused(what.toString(), "there is no such file in the data directory");
      }
      if (!file.toRealPath().startsWith(directory.toRealPath())) {
        throw refused(what.toString(), "must lie in the data directory");
      }
    } catch (IOException e) {
      throw refused(what.toString(), e.getMessage());
    }
    return ConfigFactory.parseFile(file.toFile(), context.parseOptions()).root();
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    throw refused(what.toString(), "addresses cannot be included");
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    throw refused(what, "the class path cannot be included");
  }

  private static RuntimeException refused(String what, String rule) {
    return new BadValue("include", what + ": " + rule);
  }
}

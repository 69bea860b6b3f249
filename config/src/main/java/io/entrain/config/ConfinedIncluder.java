package io.entrain.config;

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
import java.util.ArrayList;
import java.util.List;

/**
 * Includes files that lie in the data directory, and nothing else: no addresses, no class path, no way out by a link. Names are relative to
 * the file that includes.
 */
final class ConfinedIncluder implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
  private final Path directory;
  private final List<Path> including;

  /**
   * @param directory where files may lie
   * @param including the file that is read, after those that include it
   */
  ConfinedIncluder(Path directory, List<Path> including) {
    this.directory = directory;
    this.including = List.copyOf(including);
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
    Path file = including.getLast().resolveSibling(what.toPath()).normalize();
    requireConfined(file, what.toString());
    if (including.contains(file)) {
      throw refused(what.toString(), "includes itself");
    }
    List<Path> deeper = new ArrayList<>(including);
    deeper.add(file);
    ConfinedIncluder includer = new ConfinedIncluder(directory, deeper);
    return ConfigFactory.parseFile(file.toFile(), context.parseOptions().setIncluder(includer)).root();
  }

  private void requireConfined(Path file, String what) {
    if (!file.startsWith(directory)) {
      throw refused(what, "must lie in the data directory");
    }
    if (!Files.isRegularFile(file)) {
      throw refused(what, "there is no such file");
    }
    try {
      if (!file.toRealPath().startsWith(directory.toRealPath())) {
        throw refused(what, "must lie in the data directory and is a link that leads out of it");
      }
    } catch (IOException e) {
      throw refused(what, "cannot be read: " + e.getMessage());
    }
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    throw refused(what.toString(), "addresses cannot be included");
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    throw refused(what, "the class path cannot be included");
  }

  private ConfigException refused(String what, String rule) {
    return new ConfigException("include \"%s\": %s (%s)".formatted(what, rule, including.getLast().getFileName()));
  }
}

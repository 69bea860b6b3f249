package io.entrain.plugin;

import io.entrain.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Looks up source files in a folder that whoever runs this process has chosen. */
final class TrustedSource {
  private TrustedSource() {}

  /**
   * The file of the folder that stands for the one that is named.
   *
   * @throws ConfigException if there is none, or its content is another
   */
  static Path of(Path named, Optional<Path> folder) {
    if (folder.isEmpty()) {
      throw refuse(named, "this process compiles no plugin that comes with an experiment; its operator may name a folder of plugins");
    }
    Path trusted = folder.get().resolve(named.getFileName());
    if (!Files.isRegularFile(trusted)) {
      throw refuse(named, "must lie in the operator's folder of plugins; there is no " + trusted);
    }
    try {
      if (Files.mismatch(named, trusted) != -1) {
        throw refuse(named, "differs from " + trusted + " in the operator's folder of plugins");
      }
    } catch (IOException e) {
      throw new ConfigException("plugin " + named + ": cannot be compared with " + trusted + ": " + e.getMessage(), e);
    }
    return trusted;
  }

  private static ConfigException refuse(Path named, String rule) {
    return new ConfigException("plugin " + named + ": " + rule);
  }
}

package io.entrain.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.OptionalLong;

/** The seed that was drawn for a data directory whose parameters name none, so that its runs can be repeated. */
final class SeedFile {
  static final String NAME = "seed.conf";

  private final Path file;

  SeedFile(Path directory) {
    file = directory.resolve(NAME);
  }

  /** The seed drawn before, if any. */
  OptionalLong read() {
    if (!Files.exists(file)) {
      return OptionalLong.empty();
    }
    try {
      Config config = ConfigFactory.parseFile(file.toFile());
      return OptionalLong.of(config.getLong("seed"));
    } catch (com.typesafe.config.ConfigException e) {
      throw new ConfigException(file + ": must hold a line 'seed = <whole number>'; delete the file to have a seed drawn anew", e);
    }
  }

  /** Draws a seed and writes it down. */
  long draw() {
    long seed = new SecureRandom().nextLong() >>> 1;
    Path temporary = file.resolveSibling(NAME + ".tmp");
    try {
      Files.writeString(
          temporary,
          "# Drawn because entrain.conf has no seed. Together they repeat every result of this directory.%nseed = %d%n".formatted(seed));
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new ConfigException("the seed cannot be written to " + file + ": " + e.getMessage(), e);
    }
    return seed;
  }
}

package io.entrain.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A data directory of a test. */
record DataDirectory(Path path) {
  /** Writes a file. */
  Path write(String name, String text) {
    try {
      Path file = path.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the parameter file and reads it. */
  LoadedConfig load(String text) {
    write(ConfigLoader.FILE_NAME, text);
    return ConfigLoader.loadOrDrawSeed(path);
  }

  /** The experiment of a text with seed 1. */
  ExperimentConfig parse(String text) {
    return ConfigLoader.parse("seed = 1\n" + text, path).experiment();
  }

  /** The digest of a text with seed 1. */
  String digest(String text) {
    return parse(text).digest();
  }
}

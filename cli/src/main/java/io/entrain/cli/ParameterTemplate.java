package io.entrain.cli;

import io.entrain.config.ConfigLoader;
import io.entrain.hdf5.AtomicFile;
import io.entrain.hdf5.DataFileException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Parameter files to begin with. */
final class ParameterTemplate {
  private ParameterTemplate() {}

  /** Writes a file that takes every default, with the directory if need be, unless there is one; tells whether it did. */
  static boolean writeIfMissing(Path directory) {
    return writeIfMissing(directory, "default-entrain.conf");
  }

  static boolean writeIfMissing(Path directory, String template) {
    Path file = directory.resolve(ConfigLoader.FILE_NAME);
    if (Files.exists(file)) {
      return false;
    }
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new DataFileException(directory, "data directory", "cannot be made: " + e.getMessage(), e);
    }
    AtomicFile.writeText(file, read(template));
    return true;
  }

  private static String read(String template) {
    try (InputStream in = ParameterTemplate.class.getResourceAsStream("/io/entrain/cli/" + template)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

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
import java.util.Arrays;

/** Parameter files to begin with. */
enum ParameterTemplate {
  /** Takes every default. */
  DEFAULTS("default-entrain.conf"),
  /** A small network. */
  QUICKSTART("quickstart-entrain.conf");

  private final String resource;

  ParameterTemplate(String resource) {
    this.resource = resource;
  }

  /** Writes the file, with the directory if need be, unless there is one; tells whether it did. */
  boolean writeIfMissing(Path directory) {
    Path file = directory.resolve(ConfigLoader.FILE_NAME);
    if (Files.exists(file)) {
      return false;
    }
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new DataFileException(directory, "data directory", "cannot be made: " + e, e);
    }
    AtomicFile.writeText(file, new String(content(), StandardCharsets.UTF_8));
    return true;
  }

  /** Whether a directory's parameter file is this one, unchanged. */
  boolean isIn(Path directory) {
    Path file = directory.resolve(ConfigLoader.FILE_NAME);
    try {
      return Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content());
    } catch (IOException e) {
      throw new DataFileException(file, "parameters", "cannot be read: " + e, e);
    }
  }

  private byte[] content() {
    try (InputStream in = ParameterTemplate.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.entrain.cli;

import io.entrain.config.ConfigLoader;
import io.entrain.config.ConfigTemplate;
import io.entrain.hdf5.AtomicFile;
import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.IoFailures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Parameter files to begin with. */
enum ParameterTemplate {
  /** Takes every default. */
  DEFAULTS(ConfigTemplate.DEFAULTS),
  /** A small network. */
  QUICKSTART(ConfigTemplate.QUICKSTART);

  private final ConfigTemplate template;

  ParameterTemplate(ConfigTemplate template) {
    this.template = template;
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
      throw new DataFileException(directory, "cannot be made", IoFailures.reason(e), e);
    }
    AtomicFile.writeText(file, template.text());
    return true;
  }

  /** Whether a directory's parameter file is this one, unchanged. */
  boolean isIn(Path directory) {
    Path file = directory.resolve(ConfigLoader.FILE_NAME);
    try {
      return Files.exists(file) && Files.readString(file).equals(template.text());
    } catch (IOException e) {
      throw new DataFileException(file, "cannot be read", IoFailures.reason(e), e);
    }
  }
}

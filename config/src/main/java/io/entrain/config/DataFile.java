package io.entrain.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A file that a parameter names. Its content belongs to the experiment as much as the parameter does.
 *
 * @param path absolute
 * @param shown its name as people see it: relative to the data directory if it lies there, so that the directory can be moved
 * @param fingerprint of its content
 */
record DataFile(Path path, String shown, String fingerprint) {
  /**
   * Finds a file.
   *
   * @param name absolute, or relative to {@code directory}
   * @throws ValueException if there is no such file or it cannot be read
   */
  static DataFile of(Path directory, String name) throws ValueException {
    Path path = resolve(directory, name);
    if (!Files.isRegularFile(path)) {
      throw new ValueException("there is no file " + path);
    }
    try {
      String shown = path.startsWith(directory) ? directory.relativize(path).toString() : path.toString();
      return new DataFile(path, shown, Fingerprint.of(path));
    } catch (IOException e) {
      throw new ValueException("the file cannot be read: " + e.getMessage());
    }
  }

  /**
   * As {@link #of}, for a file that is run: unless its path is absolute it must lie in the directory, and no link may lead out of it.
   *
   * @throws ValueException also if it lies elsewhere
   */
  static DataFile confined(Path directory, String name) throws ValueException {
    Path path = resolve(directory, name);
    boolean relative = !Path.of(name).isAbsolute();
    if (relative && !path.startsWith(directory)) {
      throw outside();
    }
    DataFile file = of(directory, name);
    try {
      if (relative && !path.toRealPath().startsWith(directory.toRealPath())) {
        throw outside();
      }
      return file;
    } catch (IOException e) {
      throw new ValueException("the file cannot be read: " + e.getMessage());
    }
  }

  private static ValueException outside() {
    return new ValueException("must lie in the data directory, or be an absolute path");
  }

  private static Path resolve(Path directory, String name) throws ValueException {
    try {
      return directory.resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw new ValueException("is not a path: " + e.getReason());
    }
  }
}

package io.entrain.cluster.run;

import io.entrain.hdf5.AtomicFile;
import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.IoFailures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Directories of small files. */
final class Directories {
  private Directories() {}

  /**
   * Creates a directory, whose parent is there, unless it is there, and forces its name to disk.
   *
   * @throws DataFileException if it cannot be created
   */
  static void create(Path directory) {
    if (Files.isDirectory(directory)) {
      return;
    }
    try {
      Files.createDirectories(directory);
      AtomicFile.forceDirectory(directory.getParent());
    } catch (IOException e) {
      throw new DataFileException(directory, "cannot be created", IoFailures.reason(e), e);
    }
  }

  /**
   * The names in a directory; none if there is no such directory.
   *
   * @throws DataFileException if it cannot be read
   */
  static List<String> names(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (NoSuchFileException _) {
      return List.of();
    } catch (IOException e) {
      throw new DataFileException(directory, "cannot be listed", IoFailures.reason(e), e);
    }
  }
}

package io.entrain.cluster.security;

import io.entrain.config.ConfigException;
import io.entrain.hdf5.AtomicFile;
import io.entrain.hdf5.IoFailures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of permission 0700 that is filled out of sight and then given its name at once; closed before that, it vanishes. */
final class StagedFolder implements AutoCloseable {
  private final Path path;

  private StagedFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes one.
   *
   * @throws ConfigException if {@code parent} cannot be written
   */
  static StagedFolder in(Path parent) {
    try {
      return new StagedFolder(Files.createTempDirectory(parent, ".making-")); // 0700 by its contract
    } catch (IOException e) {
      throw new ConfigException(parent + ": cannot be written: " + IoFailures.reason(e), e);
    }
  }

  Path path() {
    return path;
  }

  /**
   * Gives it its name.
   *
   * @return false if something of that name is there already, which is left as it is
   * @throws ConfigException if it cannot be renamed
   */
  boolean publish(Path target) {
    try {
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE); // replaces an empty folder at most
      AtomicFile.forceDirectory(target.toAbsolutePath().getParent());
      return true;
    } catch (IOException e) {
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
      throw new ConfigException(target + ": cannot be written: " + IoFailures.reason(e), e);
    }
  }

  /**
   * Gives it the name of a folder that is there, which is then deleted. A failure puts it back; a crash in between leaves no folder of
   * that name, never half a one.
   *
   * @throws ConfigException if one of them cannot be renamed
   */
  void replace(Path target) {
    try (StagedFolder grave = in(target.toAbsolutePath().getParent())) {
      Path old = grave.path().resolve("replaced");
      Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
      try {
        if (!publish(target)) {
          throw new ConfigException(target + ": was made by somebody else at the same time: try again");
        }
      } finally {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
          Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    } catch (IOException e) {
      throw new ConfigException(target + ": cannot be replaced: " + IoFailures.reason(e), e);
    }
  }

  @Override
  public void close() {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> content = Files.walk(path)) {
      List<Path> innermostFirst = content.sorted(Comparator.reverseOrder()).toList();
      for (Path each : innermostFirst) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be deleted, and may hold keys", e);
    }
  }
}

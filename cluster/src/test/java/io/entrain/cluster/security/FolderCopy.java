package io.entrain.cluster.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A copy of a folder that a test may damage. */
final class FolderCopy {
  private FolderCopy() {}

  /** Copies with permissions; {@code target} must not exist. */
  static Path of(Path source, Path target) throws IOException {
    Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
    for (Path each : Permissions.below(source)) {
      Files.copy(each, target.resolve(source.relativize(each)), StandardCopyOption.COPY_ATTRIBUTES);
    }
    return target;
  }
}

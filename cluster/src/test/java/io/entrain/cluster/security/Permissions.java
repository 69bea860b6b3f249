package io.entrain.cluster.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** Permission bits of files: what a test can check whoever runs it, since root may read everything. */
final class Permissions {
  private Permissions() {}

  static String of(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path set(Path file, String permissions) throws IOException {
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  /** A file with this text and permission 0600. */
  static Path secret(Path file, String text) throws IOException {
    return set(Files.writeString(file, text), "rw-------");
  }

  /** Everything below a folder, hidden files included. */
  static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> content = Files.walk(folder)) {
      return content.filter(each -> !each.equals(folder)).toList();
    }
  }
}

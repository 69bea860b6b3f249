package io.entrain.cluster.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * What decides whether a file may hold a secret, read at one moment and without following a symbolic link.
 *
 * @param permissions the twelve permission bits
 * @param key the same for the same file only: it tells whether another file was put in its place
 */
record FileFacts(boolean regular, boolean link, int permissions, int uid, String owner, Object key) {
  private static final String WANTED = "unix:isRegularFile,isSymbolicLink,mode,uid,owner,fileKey";
  private static final int PERMISSION_BITS = 0b111_111_111_111;

  /**
   * Looks at a file.
   *
   * @throws IOException if there is none, or it cannot be looked at
   * @throws UnsupportedOperationException if its file system knows no Unix permissions
   */
  static FileFacts of(Path file) throws IOException {
    Map<String, Object> facts;
    try {
      facts = Files.readAttributes(file, WANTED, LinkOption.NOFOLLOW_LINKS);
    } catch (IllegalArgumentException e) {
      throw new UnsupportedOperationException(e);
    }
    return new FileFacts(
        (boolean) facts.get("isRegularFile"),
        (boolean) facts.get("isSymbolicLink"),
        (int) facts.get("mode") & PERMISSION_BITS,
        (int) facts.get("uid"),
        facts.get("owner").toString(),
        facts.get("fileKey"));
  }

  /** The permission bits as {@code chmod} reads them. */
  String octal() {
    return octal(permissions);
  }

  static String octal(int permissions) {
    return String.format("%04o", permissions);
  }
}

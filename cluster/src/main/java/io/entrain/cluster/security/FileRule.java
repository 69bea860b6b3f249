package io.entrain.cluster.security;

import com.sun.security.auth.module.UnixSystem;
import io.entrain.config.ConfigException;
import java.nio.file.Path;

/** Who may touch a file that security rests on. Permission bits and owner are judged, not what this process happens to be able to read. */
enum FileRule {
  /** A secret: nobody but its owner may read or write it. */
  SECRET(0600, "nobody else may read it"),
  /** Public, but trusted: nobody but its owner may write it. */
  TRUSTED(0644, "nobody else may write it");

  private static final int ROOT = 0;

  private final int widest;
  private final String reason;

  FileRule(int widest, String reason) {
    this.widest = widest;
    this.reason = reason;
  }

  /**
   * Refuses a file that breaks the rule.
   *
   * @throws ConfigException naming the file, what was found, what is wanted and how to get there
   */
  void check(Path file, FileFacts found) {
    if (found.link()) {
      throw new ConfigException(file + ": is a symbolic link: must be the file itself, so that nobody can point it elsewhere");
    }
    if (!found.regular()) {
      throw new ConfigException(file + ": is not a file: must be a regular file");
    }
    long self = new UnixSystem().getUid();
    if (found.uid() != self && !(this == TRUSTED && found.uid() == ROOT)) {
      throw new ConfigException(
          file + ": belongs to " + found.owner() + " (uid " + found.uid() + "): must belong to uid " + self
              + ", who runs this; use a file of your own, or run: chown " + self + " " + ShellText.quote(file));
    }
    if ((found.permissions() & ~widest) != 0) {
      String wanted = FileFacts.octal(widest);
      throw new ConfigException(
          file + ": has permission " + found.octal() + ": must be " + wanted + " or narrower, since " + reason + "; run: chmod "
              + wanted + " " + ShellText.quote(file));
    }
  }
}

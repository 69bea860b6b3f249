package io.entrain.cluster.security;

import java.nio.file.Path;

/** A path as it can be pasted into a shell. */
final class ShellText {
  private ShellText() {}

  static String quote(Path path) {
    String text = path.toString();
    return text.matches("[\\w./:@%+=,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}

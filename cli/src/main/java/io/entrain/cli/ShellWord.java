package io.entrain.cli;

import java.nio.file.Path;

/** A path as it can be pasted into a shell. */
final class ShellWord {
  private ShellWord() {}

  static String of(Path path) {
    String text = path.toString();
    return text.matches("[\\w./:@%+=,\\\\-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}

package io.entrain.cluster.security;

import io.entrain.config.ConfigException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The password of stores, one line in a file with permission 0600. */
final class PasswordFile {
  private static final int SHORTEST = 6; // of PKCS12 in Java

  private PasswordFile() {}

  /**
   * Reads a password.
   *
   * @throws ConfigException if the file is missing or may be read by others, or holds anything but one line of at least six characters
   */
  static String read(Path file) {
    String password = new String(PrivateFile.read(file, FileRule.SECRET), StandardCharsets.UTF_8).replaceFirst("\\R\\z", "");
    if (password.length() < SHORTEST || password.chars().anyMatch(Character::isISOControl)) {
      throw new ConfigException(file + ": is damaged: must hold one line, a password of at least " + SHORTEST + " characters");
    }
    return password;
  }

  /** Makes a password of 256 random bits and writes it to a new file. */
  static String create(Path file) {
    String password = Randomness.secretText();
    if (!PrivateFile.create(file, (password + "\n").getBytes(StandardCharsets.US_ASCII))) {
      throw new ConfigException(file + ": is there already: must be a new file");
    }
    return password;
  }
}

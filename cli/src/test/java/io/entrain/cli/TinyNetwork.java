package io.entrain.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Parameters of a network that trains in a moment. */
final class TinyNetwork {
  static final String PARAMETERS =
      """
      seed = 11
      Ncells = 64
      K = 8
      L = 4
      train_duration = 100 ms
      stim_on = 30 ms
      stim_off = 40 ms
      u0_skip_time = 50 ms
      """;

  private TinyNetwork() {}

  /** Writes the parameters into a new directory. {@code more} comes after them and wins. */
  static Path in(Path directory, String more) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("entrain.conf"), PARAMETERS + more);
    return directory;
  }
}

package io.entrain.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The seed that was drawn for a data directory whose parameters name none, so that its runs can be repeated. It is drawn once: of two
 * processes that draw at the same time, both take the seed of the first.
 */
final class SeedFile {
  static final String NAME = "seed.conf";

  private static final String TEXT =
      """
      # Drawn because entrain.conf has no seed. Together they repeat every result of this directory.
      seed = %d
      """;

  private final Path directory;
  private final Path file;

  SeedFile(Path directory) {
    this.directory = directory;
    file = directory.resolve(NAME);
  }

  /**
   * The seed drawn before, if any.
   *
   * @throws ConfigException if the file holds something else
   */
  OptionalLong read() {
    if (!Files.exists(file)) {
      return OptionalLong.empty();
    }
    try {
      Config config = ParameterFile.read(file, directory);
      return OptionalLong.of(parse(config.getValue("seed")));
    } catch (ConfigException | com.typesafe.config.ConfigException | ValueException e) {
      String rule = "must hold a line 'seed = <whole number>'; restore it to repeat former results, or delete it to have another drawn";
      throw new ConfigException(file + ": " + rule, e);
    }
  }

  /** The seed drawn before, or one that is drawn now and written down. */
  long readOrDraw() {
    OptionalLong drawn = read();
    if (drawn.isPresent()) {
      return drawn.getAsLong();
    }
    try {
      write(String.format(Locale.ROOT, TEXT, new SecureRandom().nextLong() >>> 1));
    } catch (AccessDeniedException e) {
      throw new ConfigException("a drawn seed cannot be written to " + file + ": permission denied", e);
    } catch (IOException e) {
      throw new ConfigException("a drawn seed cannot be written to " + file + ": " + e.getMessage(), e);
    }
    return read().orElseThrow(() -> new ConfigException(file + ": was deleted while it was read"));
  }

  /** A seed as it may be written. */
  static long parse(ConfigValue value) throws ValueException {
    try {
      return Long.parseLong(ValueText.of(value));
    } catch (NumberFormatException e) {
      throw new ValueException("must be a whole number of 64 bits");
    }
  }

  /** Makes the file, whole or not at all, unless another process has just made it. */
  private void write(String text) throws IOException {
    Path temporary = directory.resolve(".%s.%08x.tmp".formatted(NAME, ThreadLocalRandom.current().nextInt()));
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        channel.force(true);
      }
      publish(temporary);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Gives the file its name by a link, which, unlike a rename, never replaces another; by a rename where there are no links. */
  private void publish(Path temporary) throws IOException {
    try {
      Files.createLink(file, temporary);
    } catch (UnsupportedOperationException | FileSystemException e) {
      if (!Files.exists(file)) {
        Files.move(temporary, file);
      }
    }
  }
}

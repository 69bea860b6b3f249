package io.entrain.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Replaces a file so that after any crash the old or the new content is there, whole: written beside it as {@code .name.xxxxxxxx.tmp},
 * forced to disk, renamed, and the directory forced to disk.
 */
public final class AtomicFile {
  private static final Pattern LEFTOVER = Pattern.compile("\\.(.+)\\.[0-9a-f]{8}\\.tmp");

  private AtomicFile() {}

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it to {@code channel}, which is empty and can be read back. */
    void writeTo(FileChannel channel) throws IOException;
  }

  /**
   * @throws DataFileException if it cannot be written; {@code target} is then as before and nothing else is left behind
   */
  public static void write(Path target, Content content) {
    Path temporary = temporaryFor(target);
    try {
      try {
        try (FileChannel channel =
            FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
          content.writeTo(channel);
          channel.force(true);
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
      forceDirectory(directoryOf(target));
    } catch (IOException e) {
      throw IoFailures.writing(target, e);
    }
  }

  /** Replaces {@code target} by a text in UTF-8. */
  public static void writeText(Path target, String text) {
    write(target, channel -> writeFully(channel, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
  }

  /**
   * Deletes what writes that were killed have left in a directory: temporary files for targets whose whole name matches {@code targets}.
   * To be called only by the one process that writes those targets.
   */
  public static void removeLeftovers(Path directory, Pattern targets) {
    removeLeftovers(directory, targets.asMatchPredicate());
  }

  /** As {@link #removeLeftovers(Path, Pattern)}, for targets whose name meets a condition. */
  public static void removeLeftovers(Path directory, Predicate<String> targets) {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Matcher leftover = LEFTOVER.matcher(file.getFileName().toString());
        if (leftover.matches() && targets.test(leftover.group(1))) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw IoFailures.writing(directory, e);
    }
  }

  /** Forces the names in a directory to disk, after files in it were renamed or deleted. */
  public static void forceDirectory(Path directory) throws IOException {
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** A channel may take only part of a buffer, as on a disk that is about to be full; this goes on until all is taken or it fails. */
  static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  private static Path directoryOf(Path target) {
    return target.toAbsolutePath().getParent();
  }

  private static Path temporaryFor(Path target) {
    String unique = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    return directoryOf(target).resolve("." + target.getFileName() + "." + unique + ".tmp");
  }
}

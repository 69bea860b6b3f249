package io.entrain.cluster.run;

import io.entrain.hdf5.AtomicFile;
import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.IoFailures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Creates a file of which there can be only one, over all processes and nodes: written beside it, forced to disk, and given its name by a
 * hard link, which fails if the name is taken. So it is never seen half-written. Where the file system has no hard links it is created
 * exclusively and then written; a process that is killed in between leaves it half-written, and the name is taken all the same.
 */
final class ExclusiveFile {
  private ExclusiveFile() {}

  /**
   * Whether this call has created the file; if not, someone else has.
   *
   * @throws DataFileException if it cannot be written, and was then not created, or cannot be forced to disk
   */
  static boolean create(Path target, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Path temporary = temporaryFor(target);
    try {
      boolean created;
      try {
        write(temporary, bytes);
        created = link(target, temporary, bytes);
      } finally {
        Files.deleteIfExists(temporary);
      }
      AtomicFile.forceDirectory(target.getParent());
      return created;
    } catch (IOException e) {
      throw new DataFileException(target, "cannot be written", IoFailures.reason(e), e);
    }
  }

  private static boolean link(Path target, Path temporary, byte[] bytes) throws IOException {
    try {
      Files.createLink(target, temporary);
      return true;
    } catch (FileAlreadyExistsException _) {
      return Files.isSameFile(target, temporary); // NFS may ask twice, and answer the second time that it is done already
    } catch (UnsupportedOperationException | FileSystemException _) {
      return createWithoutLink(target, bytes);
    }
  }

  /** As {@link #create}, for file systems without hard links. */
  static boolean createWithoutLink(Path target, byte[] bytes) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException _) {
      return false;
    }
    try (channel) {
      writeFully(channel, bytes);
      return true;
    } catch (IOException e) {
      Files.deleteIfExists(target);
      throw e;
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      writeFully(channel, bytes);
    }
  }

  private static void writeFully(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    channel.force(true);
  }

  /** Named as those of {@link AtomicFile}, which also removes what is left over. */
  private static Path temporaryFor(Path target) {
    String unique = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    return target.resolveSibling("." + target.getFileName() + "." + unique + ".tmp");
  }
}

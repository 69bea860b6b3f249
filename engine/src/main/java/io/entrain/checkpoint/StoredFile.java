package io.entrain.checkpoint;

import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.IoFailures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/**
 * A data file of a checkpoint.
 *
 * @param name name in the data directory
 * @param size bytes
 * @param crc32c checksum of all bytes, 8 hexadecimal digits
 */
public record StoredFile(String name, long size, String crc32c) {
  private static final int BUFFER_BYTES = 1 << 20;

  /** Describes a file that was just written. */
  public static StoredFile of(Path file) {
    try {
      return new StoredFile(file.getFileName().toString(), Files.size(file), checksum(file));
    } catch (IOException e) {
      throw new DataFileException(file, "cannot be read back", IoFailures.reason(e), e);
    }
  }

  /**
   * Compares the size of the file with its description.
   *
   * @throws DamagedCheckpointException if it is missing or differs
   */
  void requireSize(Path directory) {
    Path file = directory.resolve(name);
    reading(file, () -> {
      long found = Files.size(file);
      if (found != size) {
        throw new DamagedCheckpointException(
            file, "has " + found + " bytes", "must have " + size + "; it is incomplete or was changed");
      }
    });
  }

  /**
   * Compares the file with its description.
   *
   * @throws DamagedCheckpointException if it is missing or differs
   */
  void verify(Path directory) {
    requireSize(directory);
    Path file = directory.resolve(name);
    reading(file, () -> {
      String sum = checksum(file);
      if (!sum.equals(crc32c)) {
        throw new DamagedCheckpointException(file, "has the checksum " + sum, "must have " + crc32c + "; it is damaged");
      }
    });
  }

  /**
   * Waits for a file that another process has written, and compares it with its description.
   *
   * @throws DamagedCheckpointException if it does not come or differs
   */
  public void requireIntact(Path directory, Patience patience) {
    patience.until(() -> Files.exists(directory.resolve(name)));
    verify(directory);
  }

  /** Reads from a file. */
  private interface Reading {
    void run() throws IOException;
  }

  private static void reading(Path file, Reading reading) {
    try {
      reading.run();
    } catch (NoSuchFileException e) {
      throw new DamagedCheckpointException(file, "is missing", "the checkpoint needs it", e);
    } catch (IOException e) {
      throw new DamagedCheckpointException(file, "cannot be read", IoFailures.reason(e), e);
    }
  }

  private static String checksum(Path file) throws IOException {
    CRC32C crc = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (channel.read(buffer.clear()) >= 0) {
        crc.update(buffer.flip());
      }
    }
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }
}

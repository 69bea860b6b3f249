package io.entrain.cluster.security;

import io.entrain.config.ConfigException;
import io.entrain.hdf5.IoFailures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;

/**
 * Makes files and folders for their owner alone, and reads files only after a look at who may touch them.
 *
 * <p>Errors are {@link ConfigException}s that name the file and never its content.
 */
final class PrivateFile {
  private static final int LARGEST = 1 << 20;
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE = permission("rw-------");
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_FOLDER = permission("rwx------");

  private PrivateFile() {}

  /**
   * Reads a file that keeps the rule before and after, and is the same file both times.
   *
   * @throws ConfigException if it is missing, breaks the rule, cannot be read or is larger than any key
   */
  static byte[] read(Path file, FileRule rule) {
    FileFacts before = look(file);
    rule.check(file, before);
    byte[] content;
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      content = in.readNBytes(LARGEST + 1);
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be read: " + IoFailures.reason(e), e);
    }
    if (content.length > LARGEST) {
      throw new ConfigException(file + ": is larger than " + LARGEST + " bytes: is not a token, a password or a store of keys");
    }
    FileFacts after = look(file);
    rule.check(file, after);
    if (!Objects.equals(before.key(), after.key())) {
      throw new ConfigException(file + ": was replaced while it was read: try again");
    }
    return content;
  }

  /**
   * Makes a file with permission 0600: it is complete or absent at any moment, and no wider at any moment.
   *
   * @return false if something of that name is there already, which is left as it is
   * @throws ConfigException if it cannot be written
   */
  static boolean create(Path file, byte[] content) {
    Path unfinished = file.resolveSibling("." + file.getFileName() + "." + HexFormat.of().formatHex(Randomness.bytes(8)) + ".new");
    try {
      try {
        write(unfinished, content);
        Files.createLink(file, unfinished); // unlike a rename it replaces nothing
        return true;
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (FileAlreadyExistsException _) {
      return false;
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be written: " + IoFailures.reason(e), e);
    } catch (UnsupportedOperationException e) {
      throw noPermissions(file, e);
    }
  }

  /**
   * Makes those folders of a path that are missing, with permission 0700.
   *
   * @throws ConfigException if one cannot be made
   */
  static void createFolders(Path folder) {
    try {
      Files.createDirectories(folder, OWNER_FOLDER);
    } catch (IOException e) {
      throw new ConfigException(folder + ": cannot be made: " + IoFailures.reason(e), e);
    } catch (UnsupportedOperationException e) {
      throw noPermissions(folder, e);
    }
  }

  private static void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_FILE)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  private static FileFacts look(Path file) {
    try {
      return FileFacts.of(file);
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be read: " + IoFailures.reason(e), e);
    } catch (UnsupportedOperationException e) {
      throw noPermissions(file, e);
    }
  }

  private static ConfigException noPermissions(Path file, UnsupportedOperationException e) {
    return new ConfigException(file + ": its file system knows no Unix permissions: must be where a file can be kept private", e);
  }

  private static FileAttribute<Set<PosixFilePermission>> permission(String text) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
  }
}

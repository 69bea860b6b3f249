package io.entrain.cluster.run;

import io.entrain.hdf5.AtomicFile;
import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.IoFailures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Do all nodes see the same directory? The coordinator writes a file that nobody can guess, the others say what they read, and
 * {@link ProbeVerdict} compares. A directory that only looks the same, as a local disk at the same path on each node, is found so before a
 * run is lost in it.
 */
public final class SharedDirectoryProbe {
  private static final Pattern FORM = Pattern.compile("[0-9a-zA-Z]{8,64}");
  private static final int MORE_THAN_ANY = 128;

  private SharedDirectoryProbe() {}

  /**
   * What a node found.
   *
   * @param path where it looked
   * @param found what was to be found, if it was
   * @param problem why it was not found; empty if it was
   */
  public record Reading(String path, boolean found, String problem) {}

  /**
   * Writes the file, as the coordinator.
   *
   * @param root directory that is there
   * @param nonce 8 to 64 letters and digits, new for each probe
   * @throws DataFileException if it cannot be written, so that nobody can use the directory
   */
  public static void write(Path root, String nonce) {
    Path file = file(root, nonce);
    Directories.create(file.getParent());
    AtomicFile.writeText(file, nonce + "\n");
  }

  /** Looks for the file, as one of the others. Throws nothing for what it finds: that is its answer. */
  public static Reading read(Path root, String nonce) {
    Path file = file(root, nonce);
    try (var stream = Files.newInputStream(file)) {
      byte[] expected = (nonce + "\n").getBytes(StandardCharsets.US_ASCII);
      boolean same = Arrays.equals(stream.readNBytes(MORE_THAN_ANY), expected);
      return new Reading(file.toString(), same, same ? "" : "has other content");
    } catch (NoSuchFileException _) {
      return new Reading(file.toString(), false, "is not there");
    } catch (IOException e) {
      return new Reading(file.toString(), false, "cannot be read: " + IoFailures.reason(e));
    }
  }

  /**
   * Deletes the file, when the probe is over.
   *
   * @throws DataFileException if it cannot be deleted
   */
  public static void remove(Path root, String nonce) {
    try {
      Files.deleteIfExists(file(root, nonce));
    } catch (IOException e) {
      throw new DataFileException(file(root, nonce), "cannot be deleted", IoFailures.reason(e), e);
    }
  }

  private static Path file(Path root, String nonce) {
    if (!FORM.matcher(nonce).matches()) {
      throw new IllegalArgumentException("nonce " + Quoted.of(nonce) + " must be 8 to 64 letters and digits");
    }
    return root.toAbsolutePath().resolve(".entrain").resolve("probe-" + nonce);
  }
}

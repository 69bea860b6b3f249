package io.entrain.checkpoint;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import io.entrain.hdf5.AtomicFile;
import io.entrain.hdf5.DataFileException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of all checkpoints in a data directory. */
final class CheckpointDirectory {
  private final Path path;

  CheckpointDirectory(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /** Loops that have a manifest, ascending. */
  List<Integer> loops() {
    return names().stream()
        .map(CheckpointNames::loopOfManifest)
        .filter(OptionalInt::isPresent)
        .map(OptionalInt::getAsInt)
        .sorted()
        .toList();
  }

  Path manifestFile(int loop) {
    return path.resolve(CheckpointNames.manifest(loop));
  }

  /**
   * @throws DataFileException if it is damaged
   */
  Manifest manifest(int loop) {
    Path file = manifestFile(loop);
    Manifest manifest = ManifestJson.parse(file, read(file));
    if (manifest.loop() != loop || manifest.files().isEmpty()) {
      throw new DataFileException(file, "is the manifest of loop " + manifest.loop(), "it was renamed or changed");
    }
    return manifest;
  }

  /** Makes a checkpoint valid whose data files are all on disk. */
  void publish(Manifest manifest) {
    AtomicFile.writeText(manifestFile(manifest.loop()), ManifestJson.render(manifest));
  }

  /** The loop that was marked as the best. */
  OptionalInt best() {
    Path file = path.resolve(CheckpointNames.BEST);
    if (!Files.exists(file)) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(ConfigFactory.parseString(read(file)).getInt("loop"));
    } catch (ConfigException e) {
      throw new DataFileException(file, "does not name a loop", "it is damaged", e);
    }
  }

  void markBest(int loop) {
    AtomicFile.writeText(path.resolve(CheckpointNames.BEST), "{\n    \"loop\" : " + loop + "\n}\n");
  }

  /** Deletes a checkpoint: its manifest first, so that none is ever there without its data. */
  void delete(int loop) {
    deleteAll(CheckpointNames.manifest(loop)::equals);
    deleteAll(name -> CheckpointNames.loopOfData(name).equals(OptionalInt.of(loop)));
  }

  /** Deletes what is left of a write that was killed, failed or was replaced: temporary files, and data files that no manifest lists. */
  void removeUnfinished() {
    AtomicFile.removeLeftovers(path, CheckpointNames.ANY);
    List<Integer> complete = loops();
    deleteAll(name -> CheckpointNames.loopOfData(name).stream().anyMatch(loop -> !complete.contains(loop) || !mayList(loop, name)));
  }

  /** Whether the manifest of a loop lists a file; a damaged manifest may list any. */
  private boolean mayList(int loop, String name) {
    try {
      return manifest(loop).files().stream().anyMatch(file -> file.name().equals(name));
    } catch (DataFileException _) {
      return true;
    }
  }

  private void deleteAll(Predicate<String> condition) {
    for (String name : names()) {
      if (condition.test(name)) {
        try {
          Files.deleteIfExists(path.resolve(name));
          AtomicFile.forceDirectory(path);
        } catch (IOException e) {
          throw new DataFileException(path.resolve(name), "cannot be deleted", String.valueOf(e.getMessage()), e);
        }
      }
    }
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new DataFileException(path, "cannot be listed", String.valueOf(e.getMessage()), e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new DataFileException(file, "is missing", "the checkpoint needs it", e);
    } catch (CharacterCodingException e) {
      throw new DataFileException(file, "is not a manifest", "it is damaged", e);
    } catch (IOException e) {
      throw new DataFileException(file, "cannot be read", String.valueOf(e.getMessage()), e);
    }
  }
}

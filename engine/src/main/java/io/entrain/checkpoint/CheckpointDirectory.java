package io.entrain.checkpoint;

import io.entrain.hdf5.AtomicFile;
import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.IoFailures;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of all checkpoints in a data directory. What deletes something is told a rank, and leaves files of higher revisions alone. */
final class CheckpointDirectory {
  private final Path path;

  CheckpointDirectory(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /** Checkpoints that have a manifest. */
  List<CheckpointId> ids() {
    return names().stream().flatMap(name -> CheckpointNames.manifestOf(name).stream()).toList();
  }

  boolean holds(CheckpointId id) {
    return Files.exists(manifestFile(id));
  }

  Path manifestFile(CheckpointId id) {
    return path.resolve(CheckpointNames.manifest(id));
  }

  /**
   * @throws DamagedCheckpointException if it is missing or damaged
   */
  Manifest manifest(CheckpointId id) {
    return manifestIfThere(id)
        .orElseThrow(() -> new DamagedCheckpointException(manifestFile(id), "is missing", "the checkpoint needs it"));
  }

  /**
   * Empty if it is not there, or not any more.
   *
   * @throws DamagedCheckpointException if it is damaged
   */
  Optional<Manifest> manifestIfThere(CheckpointId id) {
    Path file = manifestFile(id);
    return readIfThere(file).map(text -> parse(file, id, text));
  }

  private static Manifest parse(Path file, CheckpointId id, String text) {
    Manifest manifest = ManifestJson.parse(file, text);
    if (!manifest.id().equals(id) || manifest.weights().isEmpty()) {
      throw new DamagedCheckpointException(file, "is the manifest of loop " + manifest.loop(), "it was renamed or changed");
    }
    return manifest;
  }

  /** Makes a checkpoint valid whose data files are all on disk. */
  void publish(Manifest manifest) {
    AtomicFile.writeText(manifestFile(manifest.id()), ManifestJson.render(manifest));
  }

  /** Waits for a file that is not seen; if it does not come, whoever reads it will say so. */
  void await(String name, Patience patience) {
    Path file = path.resolve(name);
    if (!Files.exists(file)) {
      patience.until(() -> names().contains(name) && Files.exists(file));
    }
  }

  /** What was marked as the best. */
  Optional<BestMark> best() {
    return marks().max(BestMark.BY_RANK);
  }

  /** Marks the best; marks of lower rank, which it replaces, are deleted. */
  void markBest(BestMark mark) {
    AtomicFile.writeText(path.resolve(mark.fileName()), mark.render());
    List<String> replaced =
        marks().filter(other -> other.rank() <= mark.rank()).map(BestMark::fileName).filter(name -> !name.equals(mark.fileName())).toList();
    deleteAll(replaced::contains);
  }

  /** Deletes a checkpoint: its manifest first, so that none is ever there without its data. */
  void delete(CheckpointId id) {
    deleteAll(CheckpointNames.manifest(id)::equals);
    deleteAll(name -> CheckpointNames.dataOf(name).equals(Optional.of(id)));
  }

  /** Deletes what is left of a write that was killed, failed or was replaced: temporary files, and data files that no manifest lists. */
  void removeUnfinished(long rank) {
    Set<String> listed = new HashSet<>();
    Set<CheckpointId> unknown = new HashSet<>();
    long highest = 0;
    for (CheckpointId id : ids()) {
      highest = Math.max(highest, id.revision());
      try {
        Optional<Manifest> manifest = manifestIfThere(id);
        manifest.ifPresent(known -> known.files().map(NeuronFile::name).forEach(listed::add));
        highest = Math.max(highest, manifest.map(Manifest::rank).orElse(0L));
      } catch (DataFileException _) {
        unknown.add(id);
      }
    }
    Predicate<String> own = mayTouch(rank, highest);
    AtomicFile.removeLeftovers(path, own);
    deleteAll(
        name -> own.test(name) && !listed.contains(name) && CheckpointNames.dataOf(name).filter(id -> !unknown.contains(id)).isPresent());
  }

  /**
   * Files of revisions up to a rank. Those of revision 0 do not show which rank they have; they are left to the highest in the directory.
   */
  private static Predicate<String> mayTouch(long rank, long highest) {
    return name -> {
      OptionalLong revision = CheckpointNames.revisionOf(name);
      return revision.isPresent() && revision.getAsLong() <= rank && (revision.getAsLong() > 0 || highest <= rank);
    };
  }

  private Stream<BestMark> marks() {
    return names().stream()
        .filter(name -> CheckpointNames.bestOf(name).isPresent())
        .flatMap(name -> readIfThere(path.resolve(name)).map(text -> BestMark.parse(path.resolve(name), text)).stream());
  }

  private void deleteAll(Predicate<String> condition) {
    List<String> names = names().stream().filter(condition).toList();
    for (String name : names) {
      try {
        Files.deleteIfExists(path.resolve(name));
      } catch (IOException e) {
        throw new DataFileException(path.resolve(name), "cannot be deleted", IoFailures.reason(e), e);
      }
    }
    if (!names.isEmpty()) {
      try {
        AtomicFile.forceDirectory(path);
      } catch (IOException e) {
        throw new DataFileException(path, "cannot be forced to disk", IoFailures.reason(e), e);
      }
    }
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (NotDirectoryException e) {
      throw new DataFileException(path, "cannot be listed", "it is no directory", e);
    } catch (IOException e) {
      throw new DataFileException(path, "cannot be listed", IoFailures.reason(e), e);
    }
  }

  /** Empty if it is not there, or not any more. */
  private static Optional<String> readIfThere(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (CharacterCodingException e) {
      throw new DamagedCheckpointException(file, "is not a manifest", "it is damaged", e);
    } catch (IOException e) {
      throw new DamagedCheckpointException(file, "cannot be read", IoFailures.reason(e), e);
    }
  }
}

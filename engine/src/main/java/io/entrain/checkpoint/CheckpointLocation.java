package io.entrain.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A checkpoint as people name it: a data directory for its newest, {@code DIR@100} for that of a loop, {@code DIR@best} for the best, or
 * the path of a manifest.
 *
 * @param directory the data directory
 * @param manifest name of the manifest, null: the restore point tells
 */
public record CheckpointLocation(Path directory, RestorePoint point, String manifest) {
  private static final String BEST = "best";

  /** Reads a name; empty if it does not name a checkpoint, whether or not that exists. */
  public static Optional<CheckpointLocation> parse(String name) {
    Path path = Path.of(name);
    if (Files.isDirectory(path)) {
      return Optional.of(new CheckpointLocation(path, new RestorePoint.Latest(), null));
    }
    Path file = path.getFileName();
    if (file != null && CheckpointNames.manifestOf(file.toString()).isPresent()) {
      Path directory = path.toAbsolutePath().getParent();
      return Optional.of(new CheckpointLocation(directory, null, file.toString()));
    }
    int at = name.lastIndexOf('@');
    return at <= 0 || Files.exists(path)
        ? Optional.empty()
        : point(name.substring(at + 1)).map(point -> new CheckpointLocation(Path.of(name.substring(0, at)), point, null));
  }

  private static Optional<RestorePoint> point(String text) {
    if (text.equals(BEST)) {
      return Optional.of(new RestorePoint.Best());
    }
    return text.matches("[0-9]{1,9}") ? Optional.of(new RestorePoint.Loop(Integer.parseInt(text))) : Optional.empty();
  }
}

package io.entrain.checkpoint;

import io.entrain.hdf5.DataFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which checkpoints there are in a directory, those of given parameters before all, in which order they count, and which can go. */
final class CheckpointCatalog {
  private static final int KEPT = 2;

  private final CheckpointDirectory directory;
  private final String parametersDigest;
  private long firstSeen = -1;

  CheckpointCatalog(CheckpointDirectory directory, String parametersDigest) {
    this.directory = directory;
    this.parametersDigest = parametersDigest;
  }

  /** Highest loop of any checkpoint, intact or not and of whatever parameters; empty: there is none. */
  OptionalInt highestLoop() {
    look();
    return directory.ids().stream().mapToInt(CheckpointId::loop).max();
  }

  /**
   * The revision as which a writer counts. For 0 it is the highest that was here when this object first looked: the only writer of a
   * directory comes after all that is there, and stays behind all that comes later, even if it sleeps meanwhile.
   */
  long rank(long revision) {
    look();
    return revision == 0 ? firstSeen : revision;
  }

  /** Sequence number of the next checkpoint. */
  long nextSequence() {
    return readable().stream().mapToLong(Manifest::sequence).max().orElse(0) + 1;
  }

  /** Of these parameters and intact, the newest first; one of each loop. */
  List<Manifest> ownLoops() {
    look();
    Set<Integer> loops = new HashSet<>();
    return own().stream().filter(manifest -> loops.add(manifest.loop())).toList();
  }

  /**
   * Those that a restore point names, the best candidate first. If it is one of other parameters it is given all the same.
   *
   * @param damages told of damaged manifests
   * @throws DataFileException if there is none, with all that there are
   */
  List<Manifest> named(RestorePoint point, Consumer<DataFileException> damages) {
    look();
    List<DataFileException> damaged = new ArrayList<>();
    List<Manifest> named =
        switch (point) {
          case RestorePoint.Latest _ -> newestFirst(directory.ids(), damaged::add);
          case RestorePoint.Loop(int loop) -> ofLoop(loop, damaged);
          case RestorePoint.Best _ -> best(damaged);
        };
    damaged.forEach(damages);
    if (named.isEmpty()) {
      throw noneUsable(point, damaged);
    }
    return isOwn(named.getFirst()) ? named.stream().filter(this::isOwn).toList() : named;
  }

  /**
   * The checkpoint of a location, whatever its parameters.
   *
   * @throws DataFileException if there is none, or a manifest that might be its own is damaged
   */
  Manifest located(CheckpointLocation location) {
    if (location.manifest() != null) {
      return directory.manifest(CheckpointNames.manifestOf(location.manifest()).orElseThrow());
    }
    return named(location.point(), damage -> {
      throw damage;
    }).getFirst();
  }

  /** None of the checkpoints that a restore point names can be used, as each is damaged. */
  DataFileException noneUsable(RestorePoint point, List<DataFileException> damages) {
    if (damages.isEmpty() || point instanceof RestorePoint.Latest) {
      String all = damages.stream().map(Throwable::getMessage).collect(Collectors.joining("; "));
      return new DataFileException(directory.path(), "no checkpoint that could be used", all.isEmpty() ? "there is none yet" : all);
    }
    DataFileException first = damages.getFirst();
    String loop = point instanceof RestorePoint.Loop(int number) ? "of loop " + number : "marked as the best";
    String rule = first.rule() + "; the checkpoint " + loop + " cannot be used, " + existing();
    return new DamagedCheckpointException(first.file(), first.what(), rule, first);
  }

  /** The loop that was marked as the best. */
  OptionalInt bestLoop() {
    return directory.best().map(mark -> OptionalInt.of(mark.id().loop())).orElse(OptionalInt.empty());
  }

  /**
   * Deletes checkpoints of these parameters, none of a higher rank, but the newest two whose files are all there, and the best. One of
   * which a file is not seen does not count, and goes only when two newer ones are there.
   */
  void prune(long rank) {
    OptionalInt best = bestLoop();
    Set<Integer> kept = new HashSet<>();
    for (Manifest manifest : own()) {
      boolean again = kept.contains(manifest.loop());
      boolean isBest = best.equals(OptionalInt.of(manifest.loop()));
      boolean surplus = kept.size() >= KEPT && (again || !isBest);
      if (surplus && manifest.rank() <= rank) {
        directory.delete(manifest.id());
      } else if (!surplus && !again && isComplete(manifest)) {
        kept.add(manifest.loop());
      }
    }
  }

  String existing() {
    List<Integer> loops = directory.ids().stream().map(CheckpointId::loop).distinct().sorted().toList();
    if (loops.isEmpty()) {
      return "there is none yet";
    }
    String list = loops.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return "there " + (loops.size() == 1 ? "is one of loop " : "are those of loops ") + list;
  }

  private List<Manifest> ofLoop(int loop, List<DataFileException> damaged) {
    List<CheckpointId> ids = directory.ids().stream().filter(id -> id.loop() == loop).toList();
    if (ids.isEmpty()) {
      throw new DataFileException(directory.path(), "no checkpoint of loop " + loop, existing());
    }
    return newestFirst(ids, damaged::add);
  }

  /** The one that was marked, then others of its loop. */
  private List<Manifest> best(List<DataFileException> damaged) {
    CheckpointId best =
        directory.best()
            .map(BestMark::id)
            .orElseThrow(() -> new DataFileException(directory.path(), "no checkpoint was marked as the best", existing()));
    return ofLoop(best.loop(), damaged).stream()
        .sorted(Comparator.comparing(manifest -> !manifest.id().equals(best)))
        .toList();
  }

  private boolean isOwn(Manifest manifest) {
    return manifest.parametersDigest().equals(parametersDigest);
  }

  private List<Manifest> own() {
    return readable().stream().filter(this::isOwn).toList();
  }

  private List<Manifest> readable() {
    return newestFirst(directory.ids(), _ -> {});
  }

  private List<Manifest> newestFirst(List<CheckpointId> ids, Consumer<DataFileException> damages) {
    List<Manifest> manifests = new ArrayList<>();
    for (CheckpointId id : ids) {
      try {
        directory.manifestIfThere(id).ifPresent(manifests::add);
      } catch (DataFileException e) {
        damages.accept(e);
      }
    }
    manifests.sort(Manifest.NEWEST_FIRST);
    return manifests;
  }

  private boolean isComplete(Manifest manifest) {
    try {
      manifest.files().forEach(file -> file.file().requireSize(directory.path()));
      return true;
    } catch (DamagedCheckpointException _) {
      return false;
    }
  }

  private void look() {
    if (firstSeen < 0) {
      Stream<Long> revisions = directory.ids().stream().map(CheckpointId::revision);
      Stream<Long> ranks = readable().stream().map(Manifest::rank);
      firstSeen = Stream.concat(revisions, ranks).mapToLong(Long::longValue).max().orElse(0);
    }
  }
}

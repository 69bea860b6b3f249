package io.entrain.cluster.run;

import io.entrain.hdf5.AtomicFile;
import io.entrain.hdf5.DataFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How the runs of a data directory stand, on disk. Every manifest is written under a claim, first as the claim's own record and then as
 * {@code run.json}; the {@code run.json} of before becomes {@code run.json.previous}. Killed at any moment, a run is found as it was
 * before or after; and what a fenced supervisor still writes is not read, since records of higher claims come first.
 */
public final class RunManifestStore {
  private static final String CURRENT = "run.json";
  private static final String PREVIOUS = "run.json.previous";

  private final Path directory;
  private final EpochDirectory epochs;

  public RunManifestStore(Path dataDirectory) {
    this.directory = dataDirectory;
    this.epochs = new EpochDirectory(dataDirectory);
  }

  /**
   * Writes how a run stands. When this returns, it is on disk and no one had claimed a higher number.
   *
   * @param claim a claim of this data directory
   * @throws FencedException if someone else has taken the run over; what was written, if anything, does not count
   * @throws DataFileException if it cannot be written; the run is then as it was before, or, if only the last of the files failed, as given
   */
  public void save(RunManifest manifest, EpochClaim claim) {
    requireOfThisDirectory(claim);
    claim.requireNewest();
    Path record = epochs.recordFile(claim.number(), manifest.id());
    Optional<StoredManifest> current = intact(directory.resolve(CURRENT));
    long written = Math.max(revision(current), revision(intact(record)));
    String text = new StoredManifest(claim.number(), written + 1, manifest).render();
    current.ifPresent(before -> AtomicFile.writeText(directory.resolve(PREVIOUS), before.render()));
    AtomicFile.writeText(record, text);
    AtomicFile.writeText(directory.resolve(CURRENT), text);
    claim.requireNewest();
  }

  /**
   * How a run stood last; empty if it was never written. Where the newest copy is damaged, the best that is left is used.
   *
   * @param warnings told, in one line each, which copies are damaged and which is used instead
   * @throws DataFileException naming file and problem, if all copies are damaged, or if one was written by another release or cannot be
   *         read: using an older one might do again what was done already
   */
  public Optional<RunManifest> load(RunId run, Consumer<String> warnings) {
    Copies copies = new Copies(run);
    List<Path> records = epochs.records(run);
    for (int i = 0; i < records.size() && copies.best == null; i++) {
      copies.consider(records.get(i));
    }
    copies.consider(directory.resolve(CURRENT));
    copies.consider(directory.resolve(PREVIOUS));
    boolean neverWritten = records.isEmpty() && epochs.highest().isPresent();
    return copies.choose(neverWritten, warnings).map(StoredManifest::manifest);
  }

  /** The run whose manifest was written last into {@code run.json}, for who knows the directory only; empty if there is none intact. */
  public Optional<RunId> lastRun() {
    return intact(directory.resolve(CURRENT)).or(() -> intact(directory.resolve(PREVIOUS))).map(stored -> stored.manifest().id());
  }

  /**
   * Deletes what writes that were killed have left. To be called while nobody else writes here, that is, under the {@link RunLock}.
   */
  public void removeLeftovers() {
    AtomicFile.removeLeftovers(directory, Pattern.compile("run\\.json(?:\\.previous)?"));
    if (!Directories.names(epochs.path()).isEmpty()) {
      AtomicFile.removeLeftovers(epochs.path(), EpochDirectory.ANY);
    }
  }

  /** The highest epoch that manifests outside the epochs' own directory bear; 0: none. */
  static long highestEpoch(Path dataDirectory) {
    return Stream.of(CURRENT, PREVIOUS)
        .flatMap(name -> intact(dataDirectory.resolve(name)).stream())
        .mapToLong(StoredManifest::epoch)
        .max()
        .orElse(0);
  }

  private void requireOfThisDirectory(EpochClaim claim) {
    Path claimed = claim.dataDirectory().toAbsolutePath().normalize();
    if (!claimed.equals(directory.toAbsolutePath().normalize())) {
      throw new IllegalArgumentException("a claim of " + claimed + " is none of " + directory);
    }
  }

  private static long revision(Optional<StoredManifest> stored) {
    return stored.map(StoredManifest::revision).orElse(0L);
  }

  private static Optional<StoredManifest> intact(Path file) {
    try {
      return StoredManifest.read(file);
    } catch (DamageException _) {
      return Optional.empty();
    }
  }

  /** The copies of one run's manifest: the best that is intact, and what is wrong with others. */
  private static final class Copies {
    private final RunId run;
    private final List<DamageException> damages = new ArrayList<>();
    private StoredManifest best;
    private Path bestFile;

    Copies(RunId run) {
      this.run = run;
    }

    void consider(Path file) {
      try {
        StoredManifest.read(file).filter(stored -> stored.manifest().id().equals(run)).ifPresent(stored -> compare(file, stored));
      } catch (DamageException e) {
        damages.add(e);
      }
    }

    Optional<StoredManifest> choose(boolean neverWritten, Consumer<String> warnings) {
      if (best == null && !damages.isEmpty() && !neverWritten) {
        throw damages.getFirst().fatal("no intact copy of run " + run + " is left: restore one from a backup, or submit the run anew");
      }
      String instead = best == null ? "; run " + run + " has not begun" : "; " + bestFile + " is used instead";
      damages.forEach(damage -> warnings.accept(damage.getMessage() + instead));
      return Optional.ofNullable(best);
    }

    private void compare(Path file, StoredManifest stored) {
      if (best == null || StoredManifest.BY_TIME.compare(stored, best) > 0) {
        best = stored;
        bestFile = file;
      }
    }
  }
}

package io.entrain.cluster.run;

import io.entrain.hdf5.AtomicFile;
import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.IoFailures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * All runs that were submitted under a root: one file each in {@code ROOT/.entrain/runs/}, named after the submit key and created
 * exclusively. That creation is what makes a submit valid: a key gives one run, whichever processes submit it and how often, also after a
 * restart. Where the run stands is not here but in its data directory.
 */
public final class RunIndex {
  private static final Pattern ENTRY = Pattern.compile("[0-9a-f]{32}-[0-9]{1,3}\\.json");
  private static final int ATTEMPTS = 100;

  private final Path directory;
  private final RandomGenerator random;

  /**
   * @param root directory that is there
   * @param random for the names of runs
   */
  public RunIndex(Path root, RandomGenerator random) {
    this.directory = root.toAbsolutePath().resolve(".entrain").resolve("runs");
    this.random = random;
  }

  /**
   * What is in the index.
   *
   * @param entries runs, in the order of the queue
   * @param problems entries that cannot be used, in words
   */
  public record Listing(List<RunEntry> entries, List<String> problems) {}

  /**
   * Enters a run, unless its key was entered before.
   *
   * @throws SubmitConflictException if the key was used for something else
   * @throws DataFileException if it cannot be written; to submit it again with the same key is safe
   */
  public Submission add(RunRequest request, Instant now) {
    Directories.create(directory.getParent());
    Directories.create(directory);
    RunEntry entry = new RunEntry(RunId.create(now, random), request, nextOrder(), now);
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Path file = directory.resolve(fileName(request.key(), attempt));
      if (ExclusiveFile.create(file, entry.render())) {
        return new Submission(entry, true);
      }
      Optional<RunEntry> before = unlessDamaged(file);
      if (before.isPresent()) {
        return same(before.get(), request);
      }
    }
    throw new DataFileException(directory, "has " + ATTEMPTS + " damaged entries of one submit key", "delete them, or use another key");
  }

  /**
   * All runs. A half-written or damaged entry is left out and reported.
   *
   * @throws DataFileException if the directory cannot be read
   */
  public Listing list() {
    List<String> problems = new ArrayList<>();
    List<RunEntry> entries = located(problems).stream().map(Located::entry).sorted(RunEntry.BY_ORDER).toList();
    return new Listing(entries, List.copyOf(problems));
  }

  /** A run by its name. */
  public Optional<RunEntry> find(RunId run) {
    return locate(run).map(Located::entry);
  }

  /**
   * Puts a run, which is in the index, behind all others.
   *
   * @throws DataFileException if it is not there or cannot be written; it then has its old place
   */
  public RunEntry requeue(RunId run) {
    Located old = locate(run).orElseThrow(() -> new DataFileException(directory, "has no run " + run, "it may have been pruned"));
    RunEntry moved = old.entry().withOrder(nextOrder());
    AtomicFile.writeText(old.file(), moved.render());
    return moved;
  }

  /**
   * Forgets runs and their submit keys; their data directories stay. A run that is gone already is passed over.
   *
   * @throws DataFileException if one cannot be deleted; those before it are then gone
   */
  public void remove(Collection<RunId> runs) {
    for (RunId run : runs) {
      locate(run).map(Located::file).ifPresent(this::delete);
    }
  }

  /** Deletes what writes that were killed have left. To be called by one process, while it alone adds runs. */
  public void removeLeftovers() {
    if (Files.isDirectory(directory)) {
      AtomicFile.removeLeftovers(directory, ENTRY);
    }
  }

  private static Submission same(RunEntry before, RunRequest request) {
    List<String> differences = before.request().differences(request);
    if (!differences.isEmpty()) {
      throw new SubmitConflictException(before, differences);
    }
    return new Submission(before, false);
  }

  private long nextOrder() {
    return list().entries().stream().mapToLong(RunEntry::order).max().orElse(0) + 1;
  }

  /** A run and where it is written. */
  private record Located(Path file, RunEntry entry) {}

  private Optional<Located> locate(RunId run) {
    return located(new ArrayList<>()).stream().filter(located -> located.entry().id().equals(run)).findFirst();
  }

  private List<Located> located(List<String> problems) {
    List<Located> found = new ArrayList<>();
    for (String name : Directories.names(directory)) {
      if (ENTRY.matcher(name).matches()) {
        Path file = directory.resolve(name);
        try {
          RunEntry.read(file).ifPresent(entry -> found.add(new Located(file, entry)));
        } catch (DamageException | DataFileException e) {
          problems.add(e.getMessage() + "; it is left out");
        }
      }
    }
    return found;
  }

  private static Optional<RunEntry> unlessDamaged(Path file) {
    try {
      return RunEntry.read(file);
    } catch (DamageException _) {
      return Optional.empty();
    }
  }

  private void delete(Path file) {
    try {
      Files.deleteIfExists(file);
      AtomicFile.forceDirectory(directory);
    } catch (IOException e) {
      throw new DataFileException(file, "cannot be deleted", IoFailures.reason(e), e);
    }
  }

  /** {@code attempt} is above 1 only where the files of those before are damaged. */
  private static String fileName(SubmitKey key, int attempt) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.value().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16) + "-" + attempt + ".json";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

package io.entrain.cluster.run;

import io.entrain.config.ConfigException;
import io.entrain.hdf5.DataFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The runs under a root and where they stand: the index, joined with the manifests in the data directories. A run that is in the index and
 * has no manifest yet is queued; so a submit is one step that is done or not, however it is interrupted.
 */
public final class RunRegistry {
  private final Path root;
  private final RunIndex index;

  /**
   * @param root directory that is there
   * @param random for the names of runs
   */
  public RunRegistry(Path root, RandomGenerator random) {
    this.root = root;
    this.index = new RunIndex(root, random);
  }

  /**
   * A run and where it stands.
   *
   * @param entry as submitted
   * @param manifest where it stands
   */
  public record Standing(RunEntry entry, RunManifest manifest) {}

  /**
   * All runs.
   *
   * @param runs in the order of the queue
   * @param problems what cannot be read, or only from an older copy, in words; a run that cannot be read at all is not among the runs
   */
  public record Overview(List<Standing> runs, List<String> problems) {
    /** The one that has the turn; it may have lost its supervisor. The longest waiting, if ever there are more. */
    public Optional<Standing> active() {
      return runs.stream().filter(run -> run.manifest().state().active()).findFirst();
    }

    /** Those that wait for their turn, the next one first. */
    public List<Standing> queued() {
      return runs.stream().filter(run -> run.manifest().state() == RunState.QUEUED).toList();
    }
  }

  /** The index, for changes of the queue. */
  public RunIndex index() {
    return index;
  }

  /**
   * Submits a run. Two runs of one directory are two runs, one after the other.
   *
   * @throws ConfigException if the data directory is not there
   * @throws SubmitConflictException if the key was used for something else
   * @throws DataFileException if it cannot be written; to submit it again with the same key is safe
   */
  public Submission submit(RunRequest request, Instant now) {
    Path directory = directoryOf(request);
    if (!Files.isDirectory(directory)) {
      throw new ConfigException("directory = " + Quoted.of(request.directory()) + ": there is no directory " + directory);
    }
    return index.add(request, now);
  }

  /** The data directory of a run. */
  public Path directoryOf(RunRequest request) {
    return root.resolve(request.directory()).normalize();
  }

  /**
   * All runs and where they stand.
   *
   * @throws DataFileException if the index cannot be read
   */
  public Overview overview() {
    RunIndex.Listing listing = index.list();
    List<String> problems = new ArrayList<>(listing.problems());
    List<Standing> runs = new ArrayList<>();
    for (RunEntry entry : listing.entries()) {
      try {
        RunManifestStore store = new RunManifestStore(directoryOf(entry.request()));
        runs.add(new Standing(entry, store.load(entry.id(), problems::add).orElseGet(entry::queued)));
      } catch (DataFileException e) {
        problems.add("run " + entry.id() + ": " + e.getMessage());
      }
    }
    return new Overview(List.copyOf(runs), List.copyOf(problems));
  }

  /**
   * Forgets the runs that ended first, until at most {@code kept} ended ones are left. Runs that have not ended, or cannot be read, are
   * never forgotten.
   *
   * @return the runs that are gone
   * @throws DataFileException if one cannot be deleted
   */
  public List<RunId> prune(int kept) {
    List<RunId> old =
        overview().runs().stream()
            .filter(run -> run.manifest().state().ended())
            .sorted(Comparator.comparing((Standing run) -> run.manifest().times().changed()).reversed())
            .skip(kept)
            .map(run -> run.entry().id())
            .toList();
    index.remove(old);
    return old;
  }
}

package io.entrain.cluster.scheduling;

import io.entrain.checkpoint.CheckpointStore;
import io.entrain.cluster.protocol.LoopView;
import io.entrain.cluster.protocol.RunSettings;
import io.entrain.cluster.protocol.RunView;
import io.entrain.cluster.run.RunCommand;
import io.entrain.cluster.run.RunEntry;
import io.entrain.cluster.run.RunId;
import io.entrain.cluster.run.RunManifest;
import io.entrain.cluster.run.RunManifestStore;
import io.entrain.cluster.run.RunOptions;
import io.entrain.cluster.run.RunRegistry;
import io.entrain.cluster.run.RunRequest;
import io.entrain.cluster.run.Submission;
import io.entrain.cluster.run.SubmitKey;
import io.entrain.cluster.security.ConfinedRoots;
import io.entrain.cluster.training.RecordedRun;
import io.entrain.cluster.training.TrainingJob;
import io.entrain.config.ConfigLoader;
import io.entrain.config.LoadedConfig;
import io.entrain.hdf5.DataFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs under the root, as the scheduler handles them. Waits for the disk. For one thread. */
final class RunBook {
  private static final Duration ASIDE = Duration.ofMinutes(1);
  private static final Logger LOG = LoggerFactory.getLogger(RunBook.class);

  private final SchedulerSettings settings;
  private final ConfinedRoots roots;
  private final RunRegistry registry;
  private final Map<String, LoopView> lastLoops = new HashMap<>();
  /** Runs that cannot be led, and since when, by a steady clock. */
  private final Map<String, Long> setAside = new HashMap<>();

  RunBook(SchedulerSettings settings) {
    this.settings = settings;
    roots = ConfinedRoots.of("root", List.of(settings.root()));
    registry = new RunRegistry(roots.roots().getFirst(), ThreadLocalRandom.current());
    registry.index().removeLeftovers();
  }

  RunRegistry.Overview overview() {
    return registry.overview();
  }

  /** The run that is to be led now: one that has the turn, or the one that has waited longest. */
  Optional<RunEntry> turn() {
    RunRegistry.Overview overview = registry.overview();
    overview.problems().forEach(LOG::warn);
    setAside.values().removeIf(since -> System.nanoTime() - since >= ASIDE.toNanos());
    List<RunRegistry.Standing> candidates = overview.active().map(List::of).orElseGet(overview::queued);
    return candidates.stream().map(RunRegistry.Standing::entry).filter(entry -> !setAside.containsKey(entry.id().value())).findFirst();
  }

  /** Passes over a run for a while that cannot be led, and whose end cannot be written down either. */
  void setAside(RunEntry entry) {
    setAside.put(entry.id().value(), System.nanoTime());
  }

  /** A run is over: forgets runs that ended long ago; or sets this one aside if it could not be written down that it is. */
  void leave(RunEntry entry) {
    try {
      if (manifest(entry).state().ended()) {
        prune();
      } else {
        setAside(entry);
      }
    } catch (DataFileException e) {
      LOG.warn("run {} is over, and the runs under the root cannot be read", entry.id(), e);
      setAside(entry);
    }
  }

  /**
   * Enters a run whose data directory lies below the root and can be read.
   *
   * @throws io.entrain.config.ConfigException if it cannot be used
   * @throws io.entrain.cluster.run.SubmitConflictException if the key was used for something else
   */
  Submission submit(String key, String directory, RunSettings options) {
    Path resolved = roots.resolve(directory);
    RunOptions checked = RunViews.options(options);
    if (checked.initTasks() > 0) {
      ConfigLoader.loadOrDrawSeed(resolved);
    } else {
      ConfigLoader.load(resolved);
    }
    String relative = roots.roots().getFirst().relativize(resolved).toString();
    return registry.submit(new RunRequest(new SubmitKey(key), relative, checked), Instant.now());
  }

  Optional<RunEntry> find(String run) {
    return registry.index().find(new RunId(run));
  }

  /** The data directory, if it still is where it was. */
  Path directory(RunEntry entry) {
    return roots.recheck(registry.directoryOf(entry.request()));
  }

  /** What the last loop of a run gave. */
  void completed(RunEntry entry, LoopView loop) {
    lastLoops.put(entry.id().value(), loop);
  }

  RunView view(RunEntry entry) {
    return view(new RunRegistry.Standing(entry, manifest(entry)));
  }

  private RunManifest manifest(RunEntry entry) {
    return new RunManifestStore(registry.directoryOf(entry.request())).load(entry.id(), LOG::warn).orElseGet(entry::queued);
  }

  RunView view(RunRegistry.Standing run) {
    return RunViews.of(run.entry(), run.manifest(), lastLoops.get(run.entry().id().value()));
  }

  /**
   * What leads a run needs.
   *
   * @throws io.entrain.config.ConfigException if its directory or parameters cannot be used
   */
  TrainingJob job(RunEntry entry) {
    Path directory = directory(entry);
    LoadedConfig loaded = ConfigLoader.load(directory);
    return new TrainingJob(
        entry.id().value(),
        directory,
        loaded,
        CheckpointStore.shared(directory, loaded.experiment().digest()),
        settings.retries(),
        warnings -> new RecordedRun(directory, entry, settings.node(), warnings));
  }

  /**
   * Changes a run that nobody leads.
   *
   * @throws io.entrain.cluster.run.RunStateException if that is not possible now
   */
  RunManifest change(RunEntry entry, RunCommand command, String why) {
    try (RecordedRun run = new RecordedRun(directory(entry), entry, settings.node(), LOG::warn)) {
      run.beginEpoch();
      run.change(command, why);
      if (command == RunCommand.RESUME) {
        registry.index().requeue(entry.id());
      }
      return run.manifest();
    }
  }

  private void prune() {
    registry.prune(settings.endedRuns()).forEach(run -> lastLoops.remove(run.value()));
  }
}

package io.entrain.cluster.scheduling;

import io.entrain.cluster.placement.PlacementSettings;
import io.entrain.cluster.run.RetryPolicy;
import io.entrain.cluster.run.RunEntry;
import io.entrain.cluster.run.RunOptions;
import io.entrain.cluster.run.RunRegistry;
import io.entrain.cluster.run.RunRequest;
import io.entrain.cluster.run.SubmitKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/** Runs under a root that wait for their turn. */
final class QueuedRuns {
  private QueuedRuns() {}

  static RunBook book(Path root) {
    PlacementSettings placement = new PlacementSettings(1, Duration.ofSeconds(1), Duration.ofSeconds(1));
    return new RunBook(new SchedulerSettings(root, "here", RetryPolicy.DEFAULT, placement, 10));
  }

  /** One with a data directory of its own that is empty. */
  static RunEntry submit(Path root, String name) {
    try {
      Files.createDirectory(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    RunOptions options = new RunOptions(8, 1, false, null, Duration.ofMinutes(5), 0, 0);
    RunRegistry registry = new RunRegistry(root, new SplittableRandom(name.hashCode()));
    return registry.submit(new RunRequest(new SubmitKey(name), name, options), Instant.now()).entry();
  }
}

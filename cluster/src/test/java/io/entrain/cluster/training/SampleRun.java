package io.entrain.cluster.training;

import io.entrain.cluster.run.RunEntry;
import io.entrain.cluster.run.RunId;
import io.entrain.cluster.run.RunOptions;
import io.entrain.cluster.run.RunRequest;
import io.entrain.cluster.run.SubmitKey;
import java.time.Duration;
import java.time.Instant;

/** A submitted run to test with. */
final class SampleRun {
  private SampleRun() {}

  static RunEntry entry(int loops, int initTasks) {
    RunOptions options = new RunOptions(loops, 1, false, null, Duration.ofMinutes(5), 0, initTasks);
    return new RunEntry(
        new RunId("20261124-120000-00000001"),
        new RunRequest(new SubmitKey("key"), "data", options),
        0,
        Instant.parse("2026-11-24T12:00:00Z"));
  }
}

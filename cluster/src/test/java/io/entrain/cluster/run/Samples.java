package io.entrain.cluster.run;

import io.entrain.checkpoint.RestorePoint;
import java.time.Duration;
import java.time.Instant;

/** Runs to test with. */
final class Samples {
  static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  static final RunId RUN = new RunId("20261124-120000-00000001");
  static final Holder HOLDER = new Holder("alpha:2552", 4711, NOON);

  private Samples() {}

  static RunOptions options(int loops) {
    return new RunOptions(loops, 2, true, null, Duration.ofMinutes(5), 0, 0);
  }

  static RunOptions from(RestorePoint point) {
    return new RunOptions(10, 1, false, point, Duration.ofMinutes(5), 3, 0);
  }

  static RunManifest queued() {
    return RunManifest.queued(RUN, new SubmitKey("key"), options(100), NOON);
  }

  static RunManifest running() {
    return queued().with(RunProgress.NONE.begun(0, Double.NaN)).after(RunCommand.START, NOON);
  }

  static RunManifest afterLoop(int loop) {
    return running().with(running().progress().completed(loop));
  }

  static RunRequest request(String key, int loops) {
    return new RunRequest(new SubmitKey(key), "data", options(loops));
  }
}

package io.entrain.cluster.scheduling;

import io.entrain.checkpoint.RestorePoint;
import io.entrain.cluster.protocol.LoopView;
import io.entrain.cluster.protocol.OperationView;
import io.entrain.cluster.protocol.RunSettings;
import io.entrain.cluster.protocol.RunView;
import io.entrain.cluster.run.Operation;
import io.entrain.cluster.run.RestorePointText;
import io.entrain.cluster.run.RunEntry;
import io.entrain.cluster.run.RunManifest;
import io.entrain.cluster.run.RunOptions;
import io.entrain.cluster.run.RunProgress;
import io.entrain.config.ConfigException;
import io.entrain.training.LoopSummary;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;

/** Runs as people see them, and what they say as runs need it. */
final class RunViews {
  private RunViews() {}

  /** {@code loop}: what its last loop gave; null: not known. */
  static RunView of(RunEntry entry, RunManifest manifest, LoopView loop) {
    RunProgress progress = manifest.progress();
    int completed = Math.max(progress.completedLoop(), loop == null ? 0 : loop.loop());
    return new RunView(
        entry.id().value(),
        entry.request().key().value(),
        entry.request().directory(),
        manifest.state().toString(),
        settings(entry.request().options()),
        completed,
        progress.hasBegun() ? manifest.lastLoop() : 0,
        progress.checkpointLoop(),
        manifest.recoveries().total(),
        manifest.reason(),
        loop,
        manifest.times().submitted(),
        manifest.times().started(),
        manifest.times().changed(),
        manifest.times().ended());
  }

  static LoopView of(LoopSummary loop) {
    return new LoopView(
        loop.loop(),
        loop.task() + 1,
        loop.elapsedSeconds(),
        loop.rateHz(),
        Double.isNaN(loop.correlation()) ? null : loop.correlation(),
        HexFormat.of().toHexDigits(loop.digest()));
  }

  static OperationView of(Operation operation) {
    return new OperationView(
        operation.id(),
        operation.kind().toString(),
        operation.run().value(),
        operation.state().name().toLowerCase(Locale.ROOT),
        operation.detail(),
        operation.began(),
        operation.ended());
  }

  /**
   * @throws ConfigException if something is out of range
   */
  static RunOptions options(RunSettings settings) {
    return new RunOptions(
        settings.loops(),
        settings.correlationInterval(),
        settings.saveBest(),
        restorePoint(settings.restore()),
        Duration.ofSeconds(settings.checkpointSeconds()),
        settings.checkpointLoops(),
        settings.initTasks());
  }

  private static RestorePoint restorePoint(String text) {
    try {
      return text == null ? null : RestorePointText.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("restore = " + text + ": must be latest, best, or the number of a loop", e);
    }
  }

  private static RunSettings settings(RunOptions options) {
    return new RunSettings(
        options.loops(),
        options.correlationInterval(),
        options.saveBest(),
        options.restoreFrom() == null ? null : RestorePointText.of(options.restoreFrom()),
        options.checkpointEvery().toSeconds(),
        options.checkpointLoops(),
        options.initTasks());
  }
}

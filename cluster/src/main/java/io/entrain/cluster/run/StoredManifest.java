package io.entrain.cluster.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * A manifest as a file holds it.
 *
 * @param epoch the claim under which it was written
 * @param revision counts what was written
 * @param manifest what was written
 */
record StoredManifest(long epoch, long revision, RunManifest manifest) {
  /** The later of two is the one to believe. */
  static final Comparator<StoredManifest> BY_TIME =
      Comparator.comparingLong(StoredManifest::epoch).thenComparingLong(StoredManifest::revision);

  /**
   * Empty if there is no such file.
   *
   * @throws DamageException if it is damaged
   */
  static Optional<StoredManifest> read(Path file) throws DamageException {
    Optional<JsonFields> fields = StampedJson.read(file);
    return fields.isEmpty() ? Optional.empty() : Optional.of(of(fields.get()));
  }

  String render() {
    ObjectNode node = StampedJson.object();
    node.put("run", manifest.id().value());
    node.put("submit_key", manifest.submitKey().value());
    node.put("state", manifest.state().toString());
    node.put("reason", manifest.reason());
    putProgress(node, manifest.progress());
    node.put("recoveries", manifest.recoveries().total());
    node.put("recoveries_without_progress", manifest.recoveries().withoutProgress());
    putTimes(node, manifest.times());
    RunOptionsJson.put(node, manifest.options());
    node.put("epoch", epoch);
    node.put("revision", revision);
    return StampedJson.render(node);
  }

  private static StoredManifest of(JsonFields fields) throws DamageException {
    RunManifest manifest =
        new RunManifest(
            fields.read("run", RunId::new),
            fields.read("submit_key", SubmitKey::new),
            RunOptionsJson.get(fields),
            fields.read("state", text -> RunState.valueOf(text.toUpperCase(Locale.ROOT))),
            progress(fields),
            new Recoveries(fields.integer("recoveries"), fields.integer("recoveries_without_progress")),
            fields.text("reason"),
            times(fields));
    return new StoredManifest(fields.longInteger("epoch"), fields.longInteger("revision"), manifest);
  }

  private static void putProgress(ObjectNode node, RunProgress progress) {
    node.put("base_loop", progress.baseLoop());
    node.put("completed_loop", progress.completedLoop());
    node.put("checkpoint_loop", progress.checkpointLoop());
    node.put("best_correlation", Double.isNaN(progress.best()) ? null : progress.best());
  }

  private static RunProgress progress(JsonFields fields) throws DamageException {
    return new RunProgress(
        fields.integer("base_loop"), fields.integer("completed_loop"), fields.integer("checkpoint_loop"), fields.real("best_correlation"));
  }

  private static void putTimes(ObjectNode node, RunTimes times) {
    node.put("submitted", times.submitted().toString());
    node.put("started", times.started() == null ? null : times.started().toString());
    node.put("changed", times.changed().toString());
    node.put("ended", times.ended() == null ? null : times.ended().toString());
  }

  private static RunTimes times(JsonFields fields) throws DamageException {
    return new RunTimes(
        fields.instant("submitted"), fields.instantOrNull("started"), fields.instant("changed"), fields.instantOrNull("ended"));
  }
}

package io.entrain.cluster.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A run in the index.
 *
 * @param id the run
 * @param request what was asked for
 * @param order place in the queue: lower ones first
 * @param submitted when
 */
public record RunEntry(RunId id, RunRequest request, long order, Instant submitted) {
  /** Of the queue. Two that were submitted at once are told apart by their ids. */
  public static final Comparator<RunEntry> BY_ORDER =
      Comparator.comparingLong(RunEntry::order).thenComparing(entry -> entry.id().value());

  /** How the run stands before anyone has begun it. */
  public RunManifest queued() {
    return RunManifest.queued(id, request.key(), request.options(), submitted);
  }

  RunEntry withOrder(long newOrder) {
    return new RunEntry(id, request, newOrder, submitted);
  }

  String render() {
    var json = StampedJson.object();
    json.put("run", id.value());
    json.put("submit_key", request.key().value());
    json.put("directory", request.directory());
    RunOptionsJson.put(json, request.options());
    json.put("order", order);
    json.put("submitted", submitted.toString());
    return StampedJson.render(json);
  }

  /** Empty if there is no such file. */
  static Optional<RunEntry> read(Path file) throws DamageException {
    Optional<JsonFields> fields = StampedJson.read(file);
    return fields.isEmpty() ? Optional.empty() : Optional.of(of(fields.get()));
  }

  private static RunEntry of(JsonFields fields) throws DamageException {
    RunRequest request =
        new RunRequest(fields.read("submit_key", SubmitKey::new), fields.text("directory"), RunOptionsJson.get(fields));
    return new RunEntry(fields.read("run", RunId::new), request, fields.longInteger("order"), fields.instant("submitted"));
  }
}

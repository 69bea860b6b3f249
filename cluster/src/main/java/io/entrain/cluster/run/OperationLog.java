package io.entrain.cluster.run;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The operations of late, in memory: a number of them, the oldest that have ended being forgotten first. A new supervisor begins with none;
 * what they have done to runs is on disk. For one thread.
 */
public final class OperationLog {
  private final String prefix;
  private final int limit;
  private final SequencedMap<String, Operation> operations = new LinkedHashMap<>();
  private final Map<String, String> idsByKey = new HashMap<>();
  private long count;

  /**
   * @param prefix of all ids, different for each log that there ever is
   * @param limit how many operations are kept
   */
  public OperationLog(String prefix, int limit) {
    this.prefix = prefix;
    this.limit = limit;
  }

  /**
   * Accepts an operation, or finds the one that was accepted with the same key.
   *
   * @param idempotencyKey chosen by the sender; null: none
   * @throws OperationConflictException if the key was used for something else, or too many operations are pending
   */
  public Operation begin(String idempotencyKey, OperationKind kind, RunId run, Instant now) {
    Optional<Operation> before = Optional.ofNullable(idempotencyKey).map(idsByKey::get).map(operations::get);
    if (before.isPresent()) {
      return same(before.get(), kind, run);
    }
    makeRoom();
    Operation operation = Operation.pending(prefix + "-" + ++count, kind, run, now);
    operations.put(operation.id(), operation);
    if (idempotencyKey != null) {
      idsByKey.put(idempotencyKey, operation.id());
    }
    return operation;
  }

  /** It was carried out. What has ended stays as it is, and an id that is not known is passed over. */
  public void done(String id, String detail, Instant now) {
    end(id, Operation.State.DONE, detail, now);
  }

  /** It could not be carried out. What has ended stays as it is, and an id that is not known is passed over. */
  public void failed(String id, String reason, Instant now) {
    end(id, Operation.State.FAILED, reason, now);
  }

  /** Empty if it is not known, or no longer. */
  public Optional<Operation> find(String id) {
    return Optional.ofNullable(operations.get(id));
  }

  private static Operation same(Operation before, OperationKind kind, RunId run) {
    if (before.kind() != kind || !before.run().equals(run)) {
      throw new OperationConflictException(
          "this idempotency key was used to %s run %s and now asks to %s run %s; use another key"
              .formatted(before.kind(), before.run(), kind, run));
    }
    return before;
  }

  private void end(String id, Operation.State end, String detail, Instant now) {
    operations.computeIfPresent(
        id, (_, operation) -> operation.state() == Operation.State.PENDING ? operation.ending(end, detail, now) : operation);
  }

  private void makeRoom() {
    if (operations.size() < limit) {
      return;
    }
    String oldest =
        operations.values().stream()
            .filter(operation -> operation.state() != Operation.State.PENDING)
            .findFirst()
            .map(Operation::id)
            .orElseThrow(() -> new OperationConflictException(limit + " operations are pending; wait until one has ended"));
    operations.remove(oldest);
    idsByKey.values().remove(oldest);
  }
}

package io.entrain.cluster.run;

import java.util.List;

/** A submit key was used before, for something else. The message says what differs, and is shown to the user as it is. */
public final class SubmitConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SubmitConflictException(RunEntry before, List<String> differences) {
    super(
        "submit key %s was used for run %s and asks for something else now: %s; use another key for another run"
            .formatted(Quoted.of(before.request().key().value()), before.id(), String.join("; ", differences)));
  }
}

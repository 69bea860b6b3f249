package io.entrain.cluster.training;

import akka.actor.typed.ActorRef;
import io.entrain.cluster.run.OperationKind;
import io.entrain.cluster.run.RunState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people have asked a run for and is not done yet. */
final class Requests {
  private final ActorRef<Progress> observer;
  private final Map<String, OperationKind> pending = new LinkedHashMap<>();

  Requests(ActorRef<Progress> observer) {
    this.observer = observer;
  }

  void add(OperationKind kind, String operation) {
    pending.put(operation, kind);
  }

  boolean pending(OperationKind kind) {
    return pending.containsValue(kind);
  }

  /** All of a kind are done, or cannot be. */
  void answer(OperationKind kind, boolean done, String detail) {
    pending.entrySet().stream().filter(request -> request.getValue() == kind).map(Map.Entry::getKey).toList()
        .forEach(operation -> answer(operation, done, detail));
  }

  void refuse(String operation, String message) {
    answer(operation, false, message);
  }

  /** One that changed nothing, since things were so already, is done; others are when they have taken effect. */
  void answerAlreadyDone(String operation, RunState state) {
    if (pending.get(operation) == OperationKind.RESUME) {
      answer(operation, true, "the run is " + state + " already");
    }
  }

  /** The run is over: what it was to come to is done, all else cannot be any more. */
  void answerEnd(RunState state) {
    for (String operation : List.copyOf(pending.keySet())) {
      boolean done =
          switch (pending.get(operation)) {
            case STOP -> state == RunState.STOPPED || state == RunState.COMPLETED;
            case CANCEL -> state == RunState.CANCELLED;
            case CHECKPOINT, PAUSE, RESUME -> false;
          };
      answer(operation, done, "the run is " + state);
    }
  }

  private void answer(String operation, boolean done, String detail) {
    pending.remove(operation);
    observer.tell(new Progress.Answered(operation, done, detail));
  }
}

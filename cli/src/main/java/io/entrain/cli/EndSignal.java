package io.entrain.cli;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import sun.misc.Signal;

/** SIGTERM or Ctrl-C that tells a node to end. Signals are sent to the process, so there is one of this for all. */
final class EndSignal {
  private static final CompletableFuture<Void> RECEIVED = new CompletableFuture<>();

  private EndSignal() {}

  /** From now on signals are noted and end nothing by themselves. */
  static void listen() {
    for (String signal : List.of("TERM", "INT")) {
      Signal.handle(new Signal(signal), _ -> RECEIVED.complete(null));
    }
  }

  static boolean received() {
    return RECEIVED.isDone();
  }

  /** Runs this when the signal comes, or at once if it has come already; it must not block. */
  static void whenReceived(Runnable action) {
    var _ = RECEIVED.thenRun(action);
  }
}

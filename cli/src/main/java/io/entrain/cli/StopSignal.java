package io.entrain.cli;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;

/**
 * Listens for Ctrl-C and SIGTERM while a network is trained. The first one asks for an end after the running loop; the second ends the
 * program at once, which leaves the last complete checkpoint as it is.
 */
final class StopSignal {
  private final AtomicBoolean requested = new AtomicBoolean();
  private final PrintWriter err;

  private StopSignal(PrintWriter err) {
    this.err = err;
  }

  static StopSignal listen(PrintWriter err) {
    StopSignal stop = new StopSignal(err);
    for (String name : new String[] {"INT", "TERM"}) {
      Signal.handle(new Signal(name), signal -> stop.received());
    }
    return stop;
  }

  boolean requested() {
    return requested.get();
  }

  private void received() {
    if (!requested.compareAndSet(false, true)) {
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }
    err.println("entrain: stopping after this loop, with a checkpoint; once more to stop at once");
  }
}

package io.entrain.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Listens for Ctrl-C and SIGTERM while a network is trained. The first one asks for an end after the running loop; the second ends the
 * program at once, which leaves the last complete checkpoint as it is. When closed, signals do again what they did before.
 */
final class StopSignal implements AutoCloseable {
  private record Replaced(Signal signal, SignalHandler handler) {}

  private final AtomicBoolean requested = new AtomicBoolean();
  private final List<Replaced> replaced = new ArrayList<>();
  private final Screen screen;

  private StopSignal(Screen screen) {
    this.screen = screen;
  }

  static StopSignal listen(Screen screen) {
    StopSignal stop = new StopSignal(screen);
    stop.handle("INT");
    stop.handle("TERM");
    return stop;
  }

  boolean requested() {
    return requested.get();
  }

  @Override
  public void close() {
    replaced.forEach(before -> Signal.handle(before.signal(), before.handler()));
  }

  private void handle(String name) {
    Signal signal = new Signal(name);
    try {
      replaced.add(new Replaced(signal, Signal.handle(signal, _ -> received())));
    } catch (IllegalArgumentException e) {
      screen.notice("SIG" + name + " ends the program at once, without a checkpoint: " + e.getMessage());
    }
  }

  private void received() {
    if (!requested.compareAndSet(false, true)) {
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }
    screen.notice("stopping after this loop, with a checkpoint; once more to stop at once");
  }
}

package io.entrain.cluster.control;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Writes down who changed something and who was refused, one line each and never the token. Strangers cannot fill the disk: of refusals a
 * few in a while are written, and then how many were not. Safe to use from several threads.
 */
final class Audit {
  private static final int REFUSALS = 20;
  private static final long WINDOW_NANOS = 10_000_000_000L;

  private final Consumer<String> log;
  private final LongSupplier nanoTime;
  private long windowBegan;
  private int refusals;

  Audit(Consumer<String> log, LongSupplier nanoTime) {
    this.log = log;
    this.nanoTime = nanoTime;
    windowBegan = nanoTime.getAsLong();
  }

  /** A client that knows the token asked for a change. */
  void changed(String remote, String request, int status) {
    log.accept(remote + " " + Visible.of(request) + ": " + status);
  }

  /** A request was refused before anything was looked at. */
  void refused(String remote, String request, int status) {
    String line = line(remote, request, status);
    if (line != null) {
      log.accept(line);
    }
  }

  private synchronized String line(String remote, String request, int status) {
    String before = "";
    long now = nanoTime.getAsLong();
    if (now - windowBegan >= WINDOW_NANOS) {
      before = refusals > REFUSALS ? "(" + (refusals - REFUSALS) + " refusals before this were not written down) " : "";
      windowBegan = now;
      refusals = 0;
    }
    refusals++;
    return refusals > REFUSALS ? null : before + remote + " " + Visible.of(request) + ": refused with " + status;
  }
}

package io.entrain.failure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Starts nodes again that have ended, in whatever way, as whatever has started them in a deployment does. */
final class KeepAlive {
  private static final long INTERVAL_NANOS = Duration.ofMillis(300).toNanos();

  private final List<NodeProcess> nodes;
  private volatile boolean wanted;
  private Thread watch;

  KeepAlive(List<NodeProcess> nodes) {
    this.nodes = nodes;
  }

  void begin() {
    wanted = true;
    watch = Thread.ofVirtual().start(() -> {
      while (wanted) {
        nodes.stream().filter(node -> !node.alive()).forEach(NodeProcess::start);
        LockSupport.parkNanos(INTERVAL_NANOS);
      }
    });
  }

  /** It has started its last node when this returns. */
  void end() {
    wanted = false;
    if (watch == null) {
      return;
    }
    try {
      watch.join();
      watch = null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

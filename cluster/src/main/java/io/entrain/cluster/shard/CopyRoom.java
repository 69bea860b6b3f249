package io.entrain.cluster.shard;

import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides whether the heap has room for a copy of what shards have learned: it is to take no more than half of what is free. */
final class CopyRoom {
  private static final Logger LOG = LoggerFactory.getLogger(CopyRoom.class);
  private static final int SHARE = 2;
  private static final double MEBIBYTE = 1 << 20;

  private final LongSupplier free;
  private boolean told;

  CopyRoom() {
    this(CopyRoom::freeNow);
  }

  /** {@code free}: bytes of the heap that are not in use. */
  CopyRoom(LongSupplier free) {
    this.free = free;
  }

  /** What is no longer used and not yet collected counts as used. */
  private static long freeNow() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
  }

  /** Whether there is room for so many bytes; logs once that there is not. */
  boolean suffices(long bytes) {
    long available = free.getAsLong();
    boolean enough = bytes <= available / SHARE;
    if (!enough && !told) {
      told = true;
      LOG.info(
          "training rests while checkpoints are written: a copy takes {} MiB, and {} MiB of the heap are free; more heap avoids it",
          Math.round(bytes / MEBIBYTE),
          Math.round(available / MEBIBYTE));
    }
    return enough;
  }
}

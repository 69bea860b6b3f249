package io.entrain.cluster.training;

import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;

/** Whether something has not changed for so long that whoever should change it must be dead. Asks no clock but a steady one of its own. */
final class Stillness {
  private static final long LONG = Duration.ofSeconds(15).toNanos();

  private Optional<FileTime> last = Optional.empty();
  private long since;

  /**
   * Looks once more.
   *
   * @param sign a sign of life, if there is one
   * @param nanoTime now, by a steady clock
   */
  boolean lasts(Optional<FileTime> sign, long nanoTime) {
    if (sign.isEmpty() || !sign.equals(last)) {
      last = sign;
      since = nanoTime;
      return false;
    }
    return nanoTime - since >= LONG;
  }
}

package io.entrain.cluster.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StillnessTest {
  private static final long SECOND = 1_000_000_000L;

  private final Stillness stillness = new Stillness();

  private static Optional<FileTime> sign(long millis) {
    return Optional.of(FileTime.fromMillis(millis));
  }

  @Test
  void shouldTakeForDeadWhatHasNotChangedForLong() {
    assertThat(stillness.lasts(sign(1), 0)).isFalse();
    assertThat(stillness.lasts(sign(1), 14 * SECOND)).isFalse();
    assertThat(stillness.lasts(sign(1), 15 * SECOND)).isTrue();
  }

  @Test
  void shouldBeginAnewWithEverySignOfLife() {
    stillness.lasts(sign(1), 0);
    assertThat(stillness.lasts(sign(2), 20 * SECOND)).isFalse();
    assertThat(stillness.lasts(sign(2), 34 * SECOND)).isFalse();
    assertThat(stillness.lasts(sign(2), 35 * SECOND)).isTrue();
  }

  @Test
  void shouldNotTakeForDeadWhatCannotBeSeen() {
    stillness.lasts(Optional.empty(), 0);
    assertThat(stillness.lasts(Optional.empty(), 100 * SECOND)).isFalse();
  }
}

package io.entrain.cluster.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StallWatchTest {
  @Test
  void shouldTellOfLongStallsOnce() {
    AtomicLong clock = new AtomicLong(-5);
    StallWatch watch = new StallWatch(clock::get, Duration.ofSeconds(13));
    List<Duration> stalls = new ArrayList<>();
    for (long seconds : new long[] {1, 12, 1, 13, 1, 60}) {
      clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
      watch.look(stalls::add);
    }
    assertThat(stalls).containsExactly(Duration.ofSeconds(13), Duration.ofSeconds(60));
  }
}

package io.entrain.cluster.shard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CopyRoomTest {
  @Test
  void shouldTakeNoMoreThanHalfOfWhatIsFree() {
    CopyRoom room = new CopyRoom(() -> 1000);
    assertThat(room.suffices(500)).isTrue();
    assertThat(room.suffices(501)).isFalse();
  }

  @Test
  void shouldKnowTheHeapOfThisProcess() {
    CopyRoom room = new CopyRoom();
    assertThat(room.suffices(1)).isTrue();
    assertThat(room.suffices(Runtime.getRuntime().maxMemory())).isFalse();
  }
}

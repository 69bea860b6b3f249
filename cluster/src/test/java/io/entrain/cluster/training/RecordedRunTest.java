package io.entrain.cluster.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.cluster.run.EpochClaim;
import io.entrain.cluster.run.FencedException;
import io.entrain.cluster.run.Holder;
import io.entrain.cluster.run.RunCommand;
import io.entrain.cluster.run.RunLockedException;
import io.entrain.cluster.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedRunTest {
  @TempDir
  Path directory;

  private RecordedRun open() {
    return new RecordedRun(directory, SampleRun.entry(8, 0), "here", _ -> {});
  }

  /** As when a file system that is shared has lost its server for a moment. */
  @Test
  void shouldGoOnWhereItStandsWhenThatCannotBeReadAtFirst() throws IOException {
    RecordedRun before = open();
    before.beginEpoch();
    before.begin(0, 1, Double.NaN);
    before.completed(4);
    before.saved(4, 0.5);
    before.close();
    Map<Path, byte[]> sound = manifests();
    for (Path file : sound.keySet()) {
      Files.writeString(file, "{");
    }
    RecordedRun after = open();
    assertThatThrownBy(after::beginEpoch).hasMessageContaining("no intact copy");
    for (Map.Entry<Path, byte[]> file : sound.entrySet()) {
      Files.write(file.getKey(), file.getValue());
    }
    assertThat(after.beginEpoch()).isEqualTo(3);
    assertThat(after.state()).isEqualTo(RunState.RECOVERING);
    assertThat(after.restorePoint()).isPresent();
    after.close();
  }

  @Test
  void shouldChangeNothingOfARunThatSomebodyElseIsAtWorkOn() throws IOException {
    RecordedRun other = open();
    other.beginEpoch();
    other.begin(0, 1, Double.NaN);
    Map<Path, byte[]> before = manifests();
    try (RecordedRun here = open()) {
      assertThatThrownBy(here::beginEpoch).isInstanceOf(RunLockedException.class);
      assertThatThrownBy(() -> here.change(RunCommand.STOP, "")).isInstanceOf(UnclaimedRunException.class)
          .hasMessageContaining("try again");
      assertThat(here.state()).isEqualTo(RunState.QUEUED);
    }
    assertThat(manifests()).containsExactlyInAnyOrderEntriesOf(before);
    other.close();
  }

  /** As a process that was stopped for so long that another one has taken over. */
  @Test
  void shouldNotTakeBackARunThatSomebodyElseHasClaimed() {
    RecordedRun before = open();
    before.beginEpoch();
    EpochClaim.next(directory, Holder.here("other", Instant.now()));
    assertThatThrownBy(before::beginEpoch).isInstanceOf(FencedException.class);
    assertThat(EpochClaim.newest(directory)).hasValue(2);
    before.close();
  }

  private Map<Path, byte[]> manifests() throws IOException {
    Map<Path, byte[]> contents = new HashMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(each -> each.getFileName().toString().matches("run\\.json.*|epoch-[0-9]+-.*")).toList()) {
        contents.put(file, Files.readAllBytes(file));
      }
    }
    assertThat(contents).isNotEmpty();
    return contents;
  }
}

package io.entrain.cluster.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.entrain.cluster.protocol.LoopView;
import io.entrain.cluster.protocol.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir
  Path directory;

  private RunEvent add(EventLog log, String run, String text) {
    return log.add(NOON, run, directory, "state", "running", text, new LoopView(1, 1, 0.5, 6, null, "00ff"));
  }

  @Test
  void shouldGiveWhatCameAfterAnEventThatIsKnown() {
    EventLog log = new EventLog(100);
    RunEvent first = add(log, "a", "one");
    add(log, "b", "two");
    RunEvent third = add(log, "a", "three");
    assertThat(first.number()).isEqualTo(101);
    assertThat(log.after(first.number(), "a", directory, 10)).containsExactly(third);
    assertThat(log.after(100, null, null, 2)).extracting(RunEvent::text).containsExactly("one", "two");
  }

  @Test
  void shouldKnowWhatAnotherSchedulerHasWritten() throws IOException {
    RunEvent before = add(new EventLog(0), "a", "before");
    Files.writeString(directory.resolve(EventLog.FILE), "{\"number\": 7, half a li", StandardOpenOption.APPEND);
    EventLog later = new EventLog(1000);
    assertThat(later.after(0, "a", directory, 10)).containsExactly(before);
  }

  @Test
  void shouldGoOnWhenNothingCanBeWritten() {
    EventLog log = new EventLog(0);
    RunEvent event = log.add(NOON, "a", directory.resolve("gone"), "state", "running", "text", null);
    assertThat(log.after(0, "a", null, 10)).isEqualTo(List.of(event));
  }
}

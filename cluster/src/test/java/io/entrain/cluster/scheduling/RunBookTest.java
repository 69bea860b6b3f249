package io.entrain.cluster.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.entrain.cluster.run.RunCommand;
import io.entrain.cluster.run.RunEntry;
import io.entrain.cluster.training.RecordedRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunBookTest {
  @TempDir
  Path root;

  @Test
  void shouldGiveTheTurnToTheNextOneWhenAQueuedRunCannotBeLed() {
    RunEntry first = QueuedRuns.submit(root, "1");
    RunEntry second = QueuedRuns.submit(root, "2");
    RunBook book = QueuedRuns.book(root);
    assertThat(book.turn()).contains(first);
    book.setAside(first);
    assertThat(book.turn()).contains(second);
  }

  /** Two runs must not have the turn, and somebody else may lead this one. */
  @Test
  void shouldGiveTheTurnToNobodyWhenTheActiveRunCannotBeLed() {
    RunEntry first = QueuedRuns.submit(root, "1");
    QueuedRuns.submit(root, "2");
    RunBook book = QueuedRuns.book(root);
    try (RecordedRun run = new RecordedRun(book.directory(first), first, "here", _ -> {})) {
      run.beginEpoch();
      run.begin(0, 1, Double.NaN);
    }
    assertThat(book.turn()).contains(first);
    book.setAside(first);
    assertThat(book.turn()).isEmpty();
  }

  @Test
  void shouldPassOverARunWhoseEndCouldNotBeWrittenDown() {
    RunEntry first = QueuedRuns.submit(root, "1");
    RunEntry second = QueuedRuns.submit(root, "2");
    RunBook book = QueuedRuns.book(root);
    book.leave(first);
    assertThat(book.turn()).contains(second);
    book.change(second, RunCommand.STOP, "");
    book.leave(second);
    book.change(second, RunCommand.RESUME, "");
    assertThat(book.turn().map(RunEntry::id)).contains(second.id());
  }
}

package io.entrain.cluster.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that are killed, or run out of disk, while they write. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class InterruptedRunTest {
  private static final List<String> FULL_DISK = List.of("/bin/bash", "-c", "ulimit -f 0; exec \"$@\"", "bash");

  @TempDir
  Path directory;

  @Test
  void shouldFindTheRunWhereverASaveIsKilled() throws IOException, InterruptedException {
    int saved = 0;
    for (String moment : List.of(".run.json.previous.", ".epoch-", ".run.json.")) {
      saved = killDuringASave(saved + 1, moment);
    }
  }

  /** Kills a process that saves when a temporary file of that name is there, and gives the loop that was found. */
  private int killDuringASave(int first, String temporary) throws IOException, InterruptedException {
    try (RunProcess process = new RunProcess("save", directory, first)) {
      process.await("saved " + (first + 1));
      while (process.isAlive() && !isThere(temporary)) {
        Thread.onSpinWait();
      }
      process.kill();
    }
    RunManifestStore store = new RunManifestStore(directory);
    int found = store.load(Samples.RUN, warning -> fail(warning)).orElseThrow().progress().completedLoop();
    assertThat(found).isGreaterThan(first);
    store.removeLeftovers();
    assertThat(names()).containsExactly("run.json", "run.json.previous");
    return found;
  }

  @Test
  void shouldKeepTheRunWhenTheDiskIsFull() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash to limit the size of files");
    RunManifestStore store = new RunManifestStore(directory);
    store.save(Samples.afterLoop(1), EpochClaim.next(directory, Samples.HOLDER));

    try (RunProcess process = new RunProcess(FULL_DISK, "save", directory, 2)) {
      assertThat(process.rest())
          .anyMatch(line -> line.contains(directory.resolve("epochs/epoch-000002.json") + ": cannot be written: File too large"));
    }

    assertThat(store.load(Samples.RUN, warning -> fail(warning))).contains(Samples.afterLoop(1));
    assertThat(names()).containsExactly("run.json");
    assertThat(EpochClaim.newest(directory)).hasValue(1);
  }

  @Test
  void shouldNotEnterARunWhenTheDiskIsFull() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash to limit the size of files");
    RunIndex index = new RunIndex(directory, new SplittableRandom(1));
    index.add(Samples.request("first", 1), Samples.NOON);

    try (RunProcess process = new RunProcess(FULL_DISK, "submit", directory, "second")) {
      process.await("ready");
      process.go();
      assertThat(process.rest()).anyMatch(line -> line.contains("cannot be written: File too large"));
    }

    assertThat(index.list().entries()).hasSize(1);
    assertThat(index.list().problems()).isEmpty();
    assertThat(index.add(Samples.request("second", 100), Samples.NOON).isNew()).isTrue();
  }

  private boolean isThere(String temporary) {
    return Stream.of(directory, directory.resolve("epochs")).flatMap(InterruptedRunTest::list).anyMatch(name -> name.startsWith(temporary));
  }

  private List<String> names() {
    return list(directory).filter(name -> !name.equals("epochs")).sorted().toList();
  }

  private static Stream<String> list(Path path) {
    try (Stream<Path> files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

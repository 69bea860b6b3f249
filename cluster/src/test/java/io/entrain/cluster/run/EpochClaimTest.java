package io.entrain.cluster.run;

import static io.entrain.cluster.run.Samples.HOLDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.entrain.hdf5.DataFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class EpochClaimTest {
  private static final int TIMES = 50;

  @TempDir
  Path directory;

  @Test
  void shouldCountFromOne() throws IOException {
    assertThat(EpochClaim.newest(directory)).isEmpty();
    assertThat(EpochClaim.next(directory, HOLDER).number()).isEqualTo(1);
    assertThat(EpochClaim.next(directory, HOLDER).number()).isEqualTo(2);
    assertThat(EpochClaim.newest(directory)).hasValue(2);
    assertThat(Files.readString(directory.resolve("epochs/epoch-000002.json"))).contains("alpha:2552", "4711", "2026-11-24T12:00:00Z");
  }

  @Test
  void shouldHoldUntilSomeoneClaimsAHigherNumber() {
    EpochClaim old = EpochClaim.next(directory, HOLDER);
    old.requireNewest();
    EpochClaim newer = EpochClaim.next(directory, HOLDER);

    newer.requireNewest();
    assertThatExceptionOfType(FencedException.class).isThrownBy(old::requireNewest).withMessageContaining("claimed by process 4711");
  }

  @Test
  void shouldNotUseANumberAgainWhoseFileIsDamaged() throws IOException {
    EpochClaim.next(directory, HOLDER);
    Files.createFile(directory.resolve("epochs/epoch-000007.json"));

    assertThat(EpochClaim.next(directory, HOLDER).number()).isEqualTo(8);
  }

  @Test
  void shouldNameNobodyWhenTheNewerClaimIsDamaged() throws IOException {
    EpochClaim old = EpochClaim.next(directory, HOLDER);
    Files.createFile(directory.resolve("epochs/epoch-000002.json"));

    assertThatExceptionOfType(FencedException.class)
        .isThrownBy(old::requireNewest)
        .withMessageEndingWith("epoch 2 was claimed by someone who is not known");
  }

  @Test
  void shouldFenceWhoseDirectoryWasReplaced() throws IOException {
    EpochClaim claim = EpochClaim.next(directory, HOLDER);
    Files.delete(directory.resolve("epochs/epoch-000001.json"));

    assertThatExceptionOfType(FencedException.class).isThrownBy(claim::requireNewest).withMessageContaining("was deleted");
  }

  @Test
  void shouldSayWhatIsInTheWay() throws IOException {
    Files.createFile(directory.resolve("epochs"));

    assertThatExceptionOfType(DataFileException.class)
        .isThrownBy(() -> EpochClaim.next(directory, HOLDER))
        .withMessageStartingWith(directory.resolve("epochs").toString());
    assertThatExceptionOfType(DataFileException.class)
        .isThrownBy(() -> EpochClaim.next(directory.resolve("none"), HOLDER))
        .withMessageContaining("the data directory of the run must be there");
  }

  @Test
  void shouldGiveEachNumberToOneOfTwoThreads() throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    Callable<List<Long>> supervisor =
        () -> {
          start.await();
          List<Long> won = new ArrayList<>();
          for (int i = 0; i < TIMES; i++) {
            won.add(EpochClaim.next(directory, HOLDER).number());
          }
          return won;
        };
    List<Long> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (Future<List<Long>> won : threads.invokeAll(List.of(supervisor, supervisor))) {
        assertThat(won.get()).isSorted();
        all.addAll(won.get());
      }
    }
    assertThat(all).containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 2 * TIMES).boxed().toList());
  }

  @Test
  void shouldGiveEachNumberToOneOfTwoProcesses() throws IOException {
    List<Long> all = new ArrayList<>();
    try (RunProcess one = new RunProcess("claim", directory, TIMES); RunProcess other = new RunProcess("claim", directory, TIMES)) {
      one.await("ready");
      other.await("ready");
      one.go();
      other.go();
      one.rest().forEach(line -> all.add(Long.valueOf(line)));
      other.rest().forEach(line -> all.add(Long.valueOf(line)));
    }
    assertThat(all).containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 2 * TIMES).boxed().toList());
  }
}

package io.entrain.cluster.run;

import static io.entrain.cluster.run.Samples.NOON;
import static io.entrain.cluster.run.Samples.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.entrain.checkpoint.RestorePoint;
import io.entrain.config.ConfigException;
import io.entrain.hdf5.DataFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class RunIndexTest {
  @TempDir
  Path root;

  @Test
  void shouldGiveBackAllThatWasAskedFor() {
    RunRequest request = new RunRequest(new SubmitKey("k"), "labs/\u00fcber/run 1", Samples.from(new RestorePoint.Latest()));
    RunEntry entry = index().add(request, NOON).entry();

    assertThat(index().list().entries()).containsExactly(entry);
    assertThat(entry.request()).isEqualTo(request);
    assertThat(index().find(entry.id())).contains(entry);
    assertThat(entry.queued().state()).isEqualTo(RunState.QUEUED);
  }

  @Test
  void shouldStartOneRunForOneKeyAlsoAfterARestart() {
    Submission first = index().add(request("key", 100), NOON);
    Submission again = index().add(request("key", 100), NOON.plusSeconds(3600));

    assertThat(first.isNew()).isTrue();
    assertThat(again).isEqualTo(new Submission(first.entry(), false));
  }

  @Test
  void shouldRefuseAKeyThatWasUsedForSomethingElseAndSayWhatDiffers() {
    RunId run = index().add(request("key", 100), NOON).entry().id();
    RunRequest other = new RunRequest(new SubmitKey("key"), "elsewhere", Samples.options(200));

    assertThatExceptionOfType(SubmitConflictException.class)
        .isThrownBy(() -> index().add(other, NOON))
        .withMessage(
            "submit key 'key' was used for run " + run + " and asks for something else now: directory = data, then elsewhere; "
                + "loops = 100, then 200; use another key for another run");
  }

  @Test
  void shouldKeepTheOrderInWhichRunsWereSubmittedWhateverTheClockSays() {
    RunId first = index().add(request("z", 1), NOON).entry().id();
    RunId second = index().add(request("a", 1), NOON.minusSeconds(3600)).entry().id();

    assertThat(ids()).containsExactly(first, second);
  }

  @Test
  void shouldPutARunBehindAllOthers() {
    RunId first = index().add(request("1", 1), NOON).entry().id();
    RunId second = index().add(request("2", 1), NOON).entry().id();

    index().requeue(first);

    assertThat(ids()).containsExactly(second, first);
    assertThat(index().add(request("1", 1), NOON).entry().id()).as("its key is still its own").isEqualTo(first);
  }

  @Test
  void shouldLeaveOutAndReportAHalfWrittenEntry() throws IOException {
    RunId first = index().add(request("1", 1), NOON).entry().id();
    index().add(request("2", 1), NOON);
    Path file = fileOf("2");
    Files.writeString(file, Files.readString(file).substring(0, 40));

    assertThat(ids()).containsExactly(first);
    assertThat(index().list().problems()).singleElement().asString().startsWith(file + ": is damaged").endsWith("; it is left out");
  }

  @Test
  void shouldEnterARunWhoseKeyHasAHalfWrittenEntry() throws IOException {
    index().add(request("key", 1), NOON);
    Files.writeString(fileOf("key"), "");

    Submission submission = index().add(request("key", 1), NOON);

    assertThat(submission.isNew()).isTrue();
    assertThat(index().add(request("key", 1), NOON)).isEqualTo(new Submission(submission.entry(), false));
    assertThat(ids()).containsExactly(submission.entry().id());
  }

  @Test
  void shouldNotStartARunAgainThatANewerReleaseHasEntered() throws IOException {
    index().add(request("key", 1), NOON);
    Path file = fileOf("key");
    Files.writeString(file, Files.readString(file).replace("\"format_version\" : 1", "\"format_version\" : 9"));

    assertThatExceptionOfType(DataFileException.class)
        .isThrownBy(() -> index().add(request("key", 1), NOON))
        .withMessage(file + ": has format version 9: this release reads 1 only");
    assertThat(index().list().problems()).singleElement().asString().contains("has format version 9");
  }

  @Test
  void shouldForgetRunsAndTheirKeys() {
    RunId run = index().add(request("key", 1), NOON).entry().id();

    index().remove(List.of(run, new RunId("unknown")));

    assertThat(ids()).isEmpty();
    assertThat(index().add(request("key", 2), NOON).isNew()).isTrue();
  }

  @Test
  void shouldSayWhatIsInTheWay() throws IOException {
    Files.createFile(root.resolve(".entrain"));

    assertThatExceptionOfType(DataFileException.class)
        .isThrownBy(() -> index().add(request("key", 1), NOON))
        .withMessageStartingWith(root.resolve(".entrain").toString());
  }

  @Test
  void shouldSayWhereItCannotWrite() {
    Path unwritable = Path.of("/proc/self"); // for root as well
    assumeTrue(Files.isDirectory(unwritable), "needs a directory that nobody can write to");

    assertThatExceptionOfType(DataFileException.class)
        .isThrownBy(() -> new RunIndex(unwritable, new SplittableRandom()).add(request("key", 1), NOON))
        .withMessageStartingWith("/proc/self/.entrain: cannot be created: ");
  }

  @Test
  void shouldRemoveWhatAKilledWriteLeft() throws IOException {
    index().add(request("key", 1), NOON);
    Path left = Files.createFile(fileOf("key").resolveSibling("." + fileOf("key").getFileName() + ".0123abcd.tmp"));

    index().removeLeftovers();

    assertThat(left).doesNotExist();
    assertThat(ids()).hasSize(1);
  }

  @Test
  void shouldRefuseDirectoriesThatLeaveTheRoot() {
    for (String directory : List.of("../x", "/x", "a//b", "a/./b", "a/..", "", ".entrain/x", "a\\b", "a\u0000b")) {
      assertThatExceptionOfType(ConfigException.class)
          .as(directory)
          .isThrownBy(() -> new RunRequest(new SubmitKey("k"), directory, Samples.options(1)));
    }
    assertThat(new RunRequest(new SubmitKey("k"), ".", Samples.options(1)).directory()).isEqualTo(".");
  }

  @Test
  void shouldStartOneRunForAKeyThatTwoThreadsSubmitAtOnce() throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    Callable<List<Submission>> client =
        () -> {
          List<Submission> submissions = new ArrayList<>();
          for (int i = 0; i < 20; i++) {
            start.await();
            submissions.add(index().add(request("key" + i, 1), NOON));
          }
          return submissions;
        };
    List<Submission> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (Future<List<Submission>> submissions : threads.invokeAll(List.of(client, client))) {
        all.addAll(submissions.get());
      }
    }
    assertThat(all.stream().filter(Submission::isNew)).hasSize(20);
    assertThat(all.stream().map(Submission::entry).distinct()).hasSize(20);
    assertThat(ids()).hasSize(20);
  }

  @Test
  void shouldStartOneRunForAKeyThatTwoProcessesSubmitAtOnce() throws IOException {
    Set<String> said = new HashSet<>();
    try (RunProcess one = new RunProcess("submit", root, "key"); RunProcess other = new RunProcess("submit", root, "key")) {
      one.await("ready");
      other.await("ready");
      one.go();
      other.go();
      said.addAll(one.rest());
      said.addAll(other.rest());
    }
    RunId run = ids().getFirst();
    assertThat(ids()).hasSize(1);
    assertThat(said).containsExactlyInAnyOrder(run + " true", run + " false");
  }

  /** As after a restart each time. */
  private RunIndex index() {
    return new RunIndex(root, new SplittableRandom());
  }

  private List<RunId> ids() {
    return index().list().entries().stream().map(RunEntry::id).toList();
  }

  private Path fileOf(String key) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(".entrain/runs"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (Files.readString(file).contains("\"submit_key\" : \"" + key + "\"") || Files.size(file) == 0) {
          return file;
        }
      }
    }
    throw new AssertionError("no entry of " + key);
  }
}

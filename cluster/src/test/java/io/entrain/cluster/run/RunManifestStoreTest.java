package io.entrain.cluster.run;

import static io.entrain.cluster.run.Samples.HOLDER;
import static io.entrain.cluster.run.Samples.RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import io.entrain.checkpoint.RestorePoint;
import io.entrain.hdf5.DataFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunManifestStoreTest {
  @TempDir
  Path directory;

  private RunManifestStore store;
  private EpochClaim claim;
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void claim() {
    store = new RunManifestStore(directory);
    claim = EpochClaim.next(directory, HOLDER);
  }

  @Test
  void shouldGiveBackAllThatItWasGiven() {
    RunOptions options = new RunOptions(7, 3, true, new RestorePoint.Loop(12), Duration.ofMillis(1500), 4, 2);
    RunManifest manifest =
        new RunManifest(
            RUN, new SubmitKey("a\"b/c"), options, RunState.FAILED, new RunProgress(12, 17, 16, 0.1), new Recoveries(5, 2),
            "loop 18: \u00b5 \"diverged\"\n", new RunTimes(Samples.NOON, null, Samples.NOON.plusNanos(1), Samples.NOON));

    store.save(manifest, claim);

    assertThat(load()).contains(manifest);
    assertThat(warnings).isEmpty();
  }

  @Test
  void shouldKnowNothingOfARunThatWasNeverWritten() {
    assertThat(load()).isEmpty();
    store.save(Samples.queued(), claim);
    assertThat(store.load(new RunId("other"), warnings::add)).isEmpty();
    assertThat(store.lastRun()).contains(RUN);
  }

  @Test
  void shouldUseAnotherCopyOfTheSameWhenOneIsDamaged() throws IOException {
    save(1, 2);
    Files.writeString(file("run.json"), "{");

    assertThat(load()).contains(Samples.afterLoop(2));
    assertThat(warnings).singleElement().asString().startsWith(file("run.json") + ": is damaged: it is no JSON: ")
        .endsWith("; " + record(1) + " is used instead");
  }

  @Test
  void shouldUseTheManifestBeforeWhenTheNewestIsDamaged() throws IOException {
    save(1, 2);
    flip(file("run.json"));
    flip(record(1));

    assertThat(load()).contains(Samples.afterLoop(1));
    assertThat(warnings).hasSize(2).allMatch(warning -> warning.endsWith("; " + file("run.json.previous") + " is used instead"));
  }

  @Test
  void shouldSayFileAndProblemWhenAllCopiesAreDamaged() throws IOException {
    save(1, 2);
    Files.writeString(file("run.json"), "");
    Files.writeString(file("run.json.previous"), "[]");
    Files.writeString(record(1), "null");

    assertThatExceptionOfType(DataFileException.class)
        .isThrownBy(this::load)
        .withMessage(
            record(1) + ": is damaged: it is no JSON object; no intact copy of run " + RUN
                + " is left: restore one from a backup, or submit the run anew");
  }

  @Test
  void shouldNotTakeDamageOfAnotherRunForItsOwn() throws IOException {
    save(1, 2);
    flip(file("run.json"));
    flip(file("run.json.previous"));

    assertThat(store.load(new RunId("other"), warnings::add)).isEmpty();
    assertThat(warnings).hasSize(2).allMatch(warning -> warning.endsWith("; run other has not begun"));
  }

  @Test
  void shouldKeepTheIntactCopyWhenSavingOverADamagedOne() throws IOException {
    save(1, 2);
    flip(file("run.json"));
    save(3);
    flip(file("run.json"));
    flip(record(1));

    assertThat(load()).contains(Samples.afterLoop(1));
  }

  @Test
  void shouldNotFallBackFromAManifestOfANewerRelease() throws IOException {
    save(1, 2);
    String text = Files.readString(file("run.json")).replace("\"format_version\" : 1", "\"format_version\" : 2");
    Files.writeString(file("run.json"), text);

    assertThatExceptionOfType(DataFileException.class)
        .isThrownBy(this::load)
        .withMessage(file("run.json") + ": has format version 2: this release reads 1 only");
  }

  @Test
  void shouldSeeAChangeByHand() throws IOException {
    save(1);
    Files.writeString(file("run.json"), Files.readString(file("run.json")).replace("\"running\"", "\"stopped\""));

    assertThat(load()).contains(Samples.afterLoop(1));
    assertThat(warnings).singleElement().asString().contains("it does not have the checksum that it states, or was changed by hand");
  }

  @Test
  void shouldRefuseToWriteForASupervisorThatWasReplaced() {
    save(1);
    EpochClaim newer = EpochClaim.next(directory, new Holder("beta:2552", 12, Samples.NOON));
    store.save(Samples.afterLoop(5), newer);

    assertThatExceptionOfType(FencedException.class)
        .isThrownBy(() -> store.save(Samples.afterLoop(2), claim))
        .withMessage(
            "epoch 1 of " + directory + " is over: epoch 2 was claimed by process 12 on beta:2552 since 2026-11-24T12:00:00Z");
    assertThat(load()).contains(Samples.afterLoop(5));
  }

  @Test
  void shouldNotReadWhatAReplacedSupervisorStillWrites() throws IOException {
    save(1);
    String zombies = Files.readString(file("run.json"));
    store.save(Samples.afterLoop(5).after(RunCommand.CANCEL, Samples.NOON), EpochClaim.next(directory, HOLDER));
    Files.writeString(file("run.json"), zombies);
    Files.writeString(file("run.json.previous"), zombies);

    assertThat(load().map(RunManifest::state)).contains(RunState.CANCELLED);
    assertThat(warnings).isEmpty();
  }

  @Test
  void shouldFindWhatTheHighestClaimHasSavedWhoeverElseWrites() throws InterruptedException {
    Runnable supervisor =
        () -> {
          for (int i = 0; i < 20; i++) {
            EpochClaim mine = EpochClaim.next(directory, HOLDER);
            try {
              store.save(Samples.afterLoop((int) mine.number()), mine);
            } catch (FencedException _) {
              // the other was faster
            }
          }
        };
    List<Thread> supervisors = List.of(new Thread(supervisor), new Thread(supervisor));
    supervisors.forEach(Thread::start);
    for (Thread each : supervisors) {
      each.join();
    }

    assertThat(load()).contains(Samples.afterLoop(41));
    assertThat(warnings).isEmpty();
  }

  @Test
  void shouldCountOnWhenTheClaimsWereLost() throws IOException {
    save(1);
    store.save(Samples.afterLoop(2), EpochClaim.next(directory, HOLDER));
    for (String name : Directories.names(file("epochs"))) {
      Files.delete(file("epochs").resolve(name));
    }

    EpochClaim next = EpochClaim.next(directory, HOLDER);
    store.save(Samples.afterLoop(3), next);

    assertThat(next.number()).isEqualTo(3);
    assertThat(load()).contains(Samples.afterLoop(3));
  }

  @Test
  void shouldRefuseAClaimOfAnotherDirectory(@TempDir Path other) {
    EpochClaim foreign = EpochClaim.next(other, HOLDER);

    assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> store.save(Samples.queued(), foreign));
  }

  @Test
  void shouldKeepTheStandingOfEarlierRunsOfTheDirectory() {
    save(1, 2);
    RunManifest other = RunManifest.queued(new RunId("other"), new SubmitKey("k2"), Samples.options(5), Samples.NOON);
    store.save(other, EpochClaim.next(directory, HOLDER));

    assertThat(load()).contains(Samples.afterLoop(2));
    assertThat(store.load(other.id(), warnings::add)).contains(other);
  }

  @Test
  void shouldLeaveTheRunAsItWasWhenItCannotBeWritten() throws IOException {
    save(1);
    EpochClaim next = EpochClaim.next(directory, HOLDER);
    Files.createDirectory(record(2));
    Files.createFile(record(2).resolve("in-the-way"));

    assertThatExceptionOfType(DataFileException.class)
        .isThrownBy(() -> store.save(Samples.afterLoop(2), next))
        .withMessageStartingWith(record(2) + ": cannot be ");
    Files.delete(record(2).resolve("in-the-way"));
    Files.delete(record(2));
    assertThat(load()).contains(Samples.afterLoop(1));
  }

  @Test
  void shouldRemoveWhatAKilledWriteLeft() throws IOException {
    save(1);
    Path left = Files.createFile(file(".run.json.0123abcd.tmp"));
    Path inEpochs = Files.createFile(file("epochs").resolve("." + record(1).getFileName() + ".0123abcd.tmp"));
    Path foreign = Files.createFile(file(".other.json.0123abcd.tmp"));

    store.removeLeftovers();

    assertThat(left).doesNotExist();
    assertThat(inEpochs).doesNotExist();
    assertThat(foreign).exists();
  }

  @Test
  void shouldWarnOfNothingWhenNothingIsWrong() {
    save(1, 2, 3);
    assertThat(store.load(RUN, warning -> fail(warning))).contains(Samples.afterLoop(3));
  }

  private void save(int... loops) {
    for (int loop : loops) {
      store.save(Samples.afterLoop(loop), claim);
    }
  }

  private Optional<RunManifest> load() {
    return store.load(RUN, warnings::add);
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  private Path record(int epoch) {
    return file("epochs").resolve("epoch-%06d-%s.json".formatted(epoch, RUN));
  }

  private static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }
}

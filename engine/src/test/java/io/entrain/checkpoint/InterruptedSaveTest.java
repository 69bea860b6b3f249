package io.entrain.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.entrain.config.Precision;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that are killed, or run out of disk, in the middle of a save. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class InterruptedSaveTest {
  @TempDir
  Path directory;

  @Test
  void shouldHaveAWholeCheckpointWhereverASaveIsKilled() throws IOException, InterruptedException {
    List<IntPredicate> moments =
        List.of(
            _ -> true,
            loop -> exists("wpWeightIn-ckpt" + loop + ".h5"),
            loop -> temporaryExists("P-ckpt" + loop + ".h5"),
            loop -> exists("P-ckpt" + loop + "-2.h5"),
            loop -> exists("ckpt" + loop + ".json"));
    killDuringSaves(moments, 0);
  }

  @Test
  void shouldHaveAWholeCheckpointWhereAWriterOfPartsIsKilled() throws IOException, InterruptedException {
    List<IntPredicate> moments =
        List.of(
            loop -> exists("wpWeightIn-ckpt" + loop + "-r7-n0.h5"),
            loop -> temporaryExists("P-ckpt" + loop + "-r7-n0.h5"),
            loop -> exists("P-ckpt" + loop + "-r7-n0-2.h5"),
            loop -> temporaryExists("P-ckpt" + loop + "-r7-n50.h5"),
            loop -> exists("P-ckpt" + loop + "-r7-n50-2.h5"),
            loop -> exists("ckpt" + loop + "-r7.json"));
    int last = killDuringSaves(moments, 7);
    SaveForever.saveParts(SaveForever.store(directory), new CheckpointId(last + 1, 8), SaveForever.state().after(last + 1));
    SaveForever.saveParts(SaveForever.store(directory), new CheckpointId(last + 2, 8), SaveForever.state().after(last + 2));
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString())).allMatch(name -> name.contains("-r8"));
    }
  }

  private int killDuringSaves(List<IntPredicate> moments, long revision) throws IOException, InterruptedException {
    int last = 0;
    for (IntPredicate moment : moments) {
      last = killDuringASave(last + 1, revision, moment);
    }
    return last;
  }

  /** Saves loops from {@code first} on, kills the second save at a moment, and returns the loop that could be loaded. */
  private int killDuringASave(int first, long revision, IntPredicate moment) throws IOException, InterruptedException {
    Process process = start(List.of(), Integer.toString(first), Long.toString(revision));
    int saved = 0;
    String next = CheckpointNames.manifest(new CheckpointId(first + 2, revision));
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      readUntil(output, "saving " + (first + 1));
      saved = first;
      while (!moment.test(first + 1) && process.isAlive() && !exists(next)) {
        Thread.onSpinWait();
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    List<String> warnings = new ArrayList<>();
    ArrayState state = SaveForever.state();
    Checkpoint loaded =
        new CheckpointStore(directory, "abc").load(new RestorePoint.Latest(), Content.EVERYTHING, state, warnings::add);
    assertThat(loaded.loop()).isGreaterThanOrEqualTo(saved);
    assertThat(state.isAfter(loaded.loop())).isTrue();
    assertThat(warnings).isEmpty();
    return loaded.loop();
  }

  @Test
  void shouldKeepTheCheckpointBeforeWhenTheDiskIsFull() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash to limit the size of files");
    CheckpointStore store = new CheckpointStore(directory, "abc");
    ArrayState small = new ArrayState(Precision.FLOAT32, Precision.FLOAT32, 2, 2);
    store.save(1, small.after(1), 0.5, 1);

    Process process = start(List.of("/bin/bash", "-c", "ulimit -f 1024; exec \"$@\"", "bash"), "2", "0");
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isNotZero();

    assertThat(said)
        .contains(
            directory.resolve("P-ckpt2.h5")
                + ": cannot be written: File too large; the checkpoint of loop 2 was not saved; the one of loop 1 is kept");
    ArrayState loaded = small.fresh();
    store.load(new RestorePoint.Latest(), Content.EVERYTHING, loaded, warning -> fail(warning));
    assertThat(loaded.isAfter(1)).isTrue();
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("wpWeightIn-ckpt1.h5", "P-ckpt1.h5", "ckpt1.json");
    }
  }

  private Process start(List<String> prefix, String firstLoop, String revision) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(SaveForever.class.getName(), directory.toString(), firstLoop, revision));
    return new ProcessBuilder(command).start();
  }

  private static void readUntil(BufferedReader output, String wanted) throws IOException {
    String line = output.readLine();
    while (!wanted.equals(line)) {
      assertThat(line).as("output of the process before \"%s\"", wanted).isNotNull();
      line = output.readLine();
    }
  }

  private boolean exists(String name) {
    return Files.exists(directory.resolve(name));
  }

  private boolean temporaryExists(String name) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith("." + name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.entrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(OS.LINUX)
@Timeout(120)
class InterruptedTrainingTest {
  private static final int LOOPS = 1_000_000;
  private static final String TABLE_ROW = " +\\d+ +1 .*[0-9a-f]{16}";
  private static final Pattern FAREWELL =
      Pattern.compile("stopped after loop (\\d+); its checkpoint is saved; to go on: entrain train (\\S+) -r latest -n (\\d+)(.*)");

  @TempDir
  Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void shouldFinishTheLoopSaveItAndSayHowToGoOn(String signal) throws IOException, InterruptedException {
    Path directory = TinyNetwork.in(temporary.resolve("data"), "");
    assertThat(CommandRun.of("init", directory).code()).isZero();
    List<String> rest;
    try (ChildJvm training = new ChildJvm(List.of(), "train", directory, "-n", LOOPS, "-s", "--checkpoint-every", "2m")) {
      training.awaitLine(TABLE_ROW);
      training.send(signal);
      rest = training.rest();
      assertThat(training.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
    }
    assertThat(rest).contains("entrain: stopping after this loop, with a checkpoint; once more to stop at once");
    Matcher farewell = FAREWELL.matcher(rest.getLast());
    assertThat(farewell.matches()).as(rest.getLast()).isTrue();
    int last = Integer.parseInt(farewell.group(1));
    assertThat(farewell.group(2)).isEqualTo(directory.toString());
    assertThat(Integer.parseInt(farewell.group(3))).isEqualTo(LOOPS - last);
    assertThat(farewell.group(4)).isEqualTo(" -s --checkpoint-every 120s");
    CommandRun next = CommandRun.of("train", directory, "-r", "latest", "-n", 1);
    assertThat(next.code()).as(next.err()).isZero();
    assertThat(next.out().lines().toList().getLast()).matches(" +" + (last + 1) + " .*");
  }

  @Test
  void shouldEndAtOnceOnASecondSignal() throws IOException, InterruptedException {
    Path directory = TinyNetwork.in(temporary.resolve("data"), "train_duration = 1600 s\nlearn_every = 1 s\n");
    assertThat(CommandRun.of("init", directory).code()).isZero();
    try (ChildJvm training = new ChildJvm(List.of(), "train", directory, "-m", 1)) {
      training.awaitLine("resources: .*");
      training.send("INT");
      training.awaitLine("entrain: stopping after this loop.*");
      training.send("INT");
      assertThat(training.rest()).noneMatch(line -> line.matches(TABLE_ROW) || line.startsWith("stopped"));
      assertThat(training.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
    }
    try (var files = Files.list(directory)) {
      assertThat(files).noneMatch(file -> file.getFileName().toString().contains("ckpt"));
    }
  }
}

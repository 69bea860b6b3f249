package io.entrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCheckpointsTest {
  @TempDir
  static Path temporary;
  private static Path one;
  private static Path other;

  @BeforeAll
  static void train() throws IOException {
    one = TinyNetwork.in(temporary.resolve("one"), "");
    other = TinyNetwork.in(temporary.resolve("other"), "");
    assertThat(CommandRun.of("init", one).code()).isZero();
    assertThat(CommandRun.of("init", other).code()).isZero();
    assertThat(CommandRun.of("train", one, "-n", 2, "--checkpoint-loops", 1).code()).isZero();
    assertThat(CommandRun.of("train", other, "-n", 2, "--checkpoint-loops", 1, "--threads", 3).code()).isZero();
  }

  @Test
  void shouldFindTwoTrainingsIdentical() {
    CommandRun run = CommandRun.of("verify", one, other);
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("A  " + one.resolve("ckpt2.json") + ": loop 2, 64 neurons, weights float32")
        .contains("weights: the same bits for all 64 neurons")
        .contains("P: the same bits for all 64 neurons")
        .endsWith("identical%n".formatted());
    assertThat(run.err()).isEmpty();
  }

  @Test
  void shouldTellWhereTwoLoopsDiffer() {
    CommandRun run = CommandRun.of("verify", one + "@1", other.resolve("ckpt2.json"));
    assertThat(run.code()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out()).contains("loop: 1 and 2")
        .containsPattern("weights: \\d+ of 64 neurons differ; first at neuron \\d+, number \\d+ ")
        .endsWith("different%n".formatted());
  }

  @Test
  void shouldNameWhatCannotBeRead() throws IOException {
    CommandRun missing = CommandRun.of("verify", one + "@7", other);
    assertThat(missing.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(missing.err()).isEqualTo("entrain: %s: no checkpoint of loop 7: there are those of loops 1, 2%n".formatted(one));
    Path untrained = Files.createDirectory(temporary.resolve("untrained"));
    assertThat(CommandRun.of("verify", untrained, one).code()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void shouldNotMixCheckpointsAndCases() {
    for (Object[] words : new Object[][] {{"verify", one}, {"verify", one, "case.h5"}, {"verify", one, other, one}}) {
      CommandRun run = CommandRun.of(words);
      assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(run.err()).contains("must be case files, or two checkpoints");
    }
    assertThat(CommandRun.of("verify", one, other, "--precision", "float32").err()).contains("--precision is for case files");
  }
}

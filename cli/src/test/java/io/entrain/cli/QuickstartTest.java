package io.entrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {
  @TempDir
  Path temporary;

  @Test
  void shouldGoFromNothingToFiguresAndGoOnWhenRunAgain() {
    Path directory = temporary.resolve("first steps");
    CommandRun run = CommandRun.of("quickstart", directory, "-n", 1, "--format", "svg");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(directory.resolve("test-syninput-task1.svg")).isNotEmptyFile();
    assertThat(run.out()).contains("Figures:", "entrain train '" + directory + "' -n 50 -r latest");
    CommandRun again = CommandRun.of("quickstart", directory, "-n", 2, "--format", "svg");
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.out()).contains("checkpoint of loop 1 already").containsPattern("(?m)^ +2 +1 ");
  }

  @Test
  void shouldRefuseADirectoryWithOtherContent() throws IOException {
    Path file = Files.writeString(temporary.resolve("thesis.tex"), "");
    CommandRun run = CommandRun.of("quickstart", temporary);
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains(temporary + ": holds something else");
    assertThat(temporary).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.conf");
  }

  @Test
  void shouldRefuseParametersThatWereChanged() throws IOException {
    TinyNetwork.in(temporary, "");
    assertThat(CommandRun.of("quickstart", temporary).code()).isEqualTo(ExitCode.BAD_INPUT);
  }

  @Test
  void shouldRefuseAFile() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");
    CommandRun run = CommandRun.of("quickstart", file);
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("is not a directory");
  }

  @Test
  void shouldWriteAParameterFileForInitWhereThereIsNone() throws IOException {
    assertThat(ParameterTemplate.DEFAULTS.writeIfMissing(temporary.resolve("new"))).isTrue();
    CommandRun parameters = CommandRun.of("param", temporary.resolve("new"));
    assertThat(parameters.code()).as(parameters.err()).isZero();
    assertThat(parameters.out().lines()).filteredOn(line -> line.startsWith("Ncells")).allMatch(line -> line.endsWith("# default"));
    Path kept = Files.writeString(temporary.resolve("entrain.conf"), "seed = 5");
    assertThat(ParameterTemplate.DEFAULTS.writeIfMissing(temporary)).isFalse();
    assertThat(kept).hasContent("seed = 5");
  }
}

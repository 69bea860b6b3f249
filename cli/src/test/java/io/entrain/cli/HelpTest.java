package io.entrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "quickstart", "init", "train", "test", "plot", "param", "submit", "list", "status", "watch", "logs", "pause", "resume",
        "checkpoint", "stop", "cancel", "nodes", "drain", "node", "certs", "verify", "completion"
      })
  void shouldShowAnExampleAndExitCodesOfEachCommand(String command) {
    CommandRun help = CommandRun.of(command, "--help");
    assertThat(help.code()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out()).contains("Exit codes:", "Example", "entrain " + command);
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quickstart", "init", "train", "test", "plot", "param", "submit", "list", "status", "watch", "logs", "pause", "resume",
        "checkpoint", "stop", "cancel", "nodes", "drain", "node", "certs", "verify", "completion"
      })
  void shouldListEachCommandInALine(String command) {
    assertThat(CommandRun.of("--help").out().lines()).anyMatch(line -> line.matches("  " + command + " +[A-Z].*\\."));
  }

  @Test
  void shouldGroupCommands() {
    assertThat(CommandRun.of("--help").out()).contains("Begin:", "Work on an experiment:", "Installation:");
  }

  @Test
  void shouldShowTheHelpOfACommandByTheWordHelp() {
    CommandRun help = CommandRun.of("help", "train");
    assertThat(help.code()).isZero();
    assertThat(help.out()).isEqualTo(CommandRun.of("train", "--help").out());
  }

  @Test
  void shouldTellItsVersionAfterACommandToo() {
    CommandRun version = CommandRun.of("train", "--version");
    assertThat(version.code()).isZero();
    assertThat(version.out()).isEqualTo(CommandRun.of("--version").out());
  }

  @Test
  void shouldTellItsVersion() {
    CommandRun version = CommandRun.of("--version");
    assertThat(version.code()).isZero();
    assertThat(version.out()).startsWith("entrain ").contains("Java 25");
  }

  @Test
  void shouldPrintACompletionScript() {
    CommandRun completion = CommandRun.of("completion");
    assertThat(completion.code()).isZero();
    assertThat(completion.out()).startsWith("#!").contains("complete -F", "--checkpoint-every");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldLoadNeitherEngineNorFigures() throws IOException, InterruptedException {
    try (ChildJvm help = new ChildJvm(List.of("-Xlog:class+load"), "--help")) {
      List<String> lines = help.rest();
      assertThat(help.exitCode()).isZero();
      assertThat(lines).anyMatch(line -> line.contains(" io.entrain.cli.TrainCommand "));
      assertThat(lines)
          .noneMatch(line -> line.contains(" io.entrain.") && !line.matches(".* io\\.entrain\\.(cli|config)\\..*"));
    }
  }
}

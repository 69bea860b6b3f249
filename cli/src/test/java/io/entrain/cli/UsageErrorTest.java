package io.entrain.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageErrorTest {
  @TempDir
  Path temporary;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "train d -n many                  | --nloops",
        "train d -n 1.5                   | --nloops",
        "train d -r 0                     | must be the number of a loop, 'best' or 'latest'",
        "train d -r newest                | must be the number of a loop, 'best' or 'latest'",
        "train d --checkpoint-every 5     | must be a duration such as 30s, 5m or 2h",
        "train d --checkpoint-loops -1    | must not be negative",
        "train d -m -1                    | must not be negative",
        "train d -n 0                     | must be at least 1",
        "train d -c 0                     | must be at least 1",
        "train d --shards 0               | must be at least 1",
        "test d -n 0                      | must be at least 1",
        "train d --threads 0              | must be at least 1",
        "train                            | Missing required parameter: 'DIR'",
        "train d e                        | Unmatched argument",
        "train d --loops=3                | Unknown option: '--loops=3'",
        "test d -i 0                      | must be neurons counted from 1",
        "test d -i 4:2                    | must be neurons counted from 1",
        "test d --format gif              | must be pdf, svg or png",
        "plot                             | Missing required parameter",
        "init d --targets a --rates b     | only one of them can be given",
        "init d --tasks 0                 | must be at least 1",
        "submit d --tasks 2               | --tasks: only with --init",
        "init d --rows 0:9                | neither --targets nor --rates names one",
        "init d --rates a --rows 9        | must be first and last row, counted from 0",
        "init d --rates a --rows 9:1      | must be first and last row, counted from 0",
        "init d --rates a --time-axis mid | must be first or last",
        "init d --rates a --sigma x       | must be a positive number",
        "init d --rates a --sigma -1      | must be a positive number",
        "init d --targets a --sigma 1     | --targets names files of currents",
        "init d --targets a --keep-external-input | --targets names files of currents",
        "param d --output yaml            | --output",
        "verify                           | Missing required parameter",
        "verify a.h5 --precision float16  | --precision",
        "quickstart d -n 0                | must be at least 1",
        "trian                            | entrain train",
      })
  void shouldSayWhatIsWrongAndExitWith2(String line, String message) {
    String[] words = line.strip().split("\\s+");
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].equals("d") ? temporary.resolve("d").toString() : words[i];
    }
    CommandRun run = CommandRun.of((Object[]) words);
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).startsWith("entrain: ").contains(message).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void shouldAskForACommand() {
    CommandRun run = CommandRun.of();
    assertThat(run.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).isEqualTo("entrain: a command is missing%nTry 'entrain --help'.%n".formatted());
  }

  @Test
  void shouldShowWhereOnlyIfAsked() {
    Path nowhere = temporary.resolve("nowhere");
    assertThat(CommandRun.of("train", nowhere).err()).startsWith("entrain: " + nowhere).doesNotContain("\tat ");
    assertThat(CommandRun.of("train", nowhere, "--debug").err()).contains("\tat io.entrain.");
    assertThat(CommandRun.of("--debug", "train", nowhere).err()).contains("\tat io.entrain.");
  }
}

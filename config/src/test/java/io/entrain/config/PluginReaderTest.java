package io.entrain.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginReaderTest {
  @TempDir
  Path path;
  private DataDirectory directory;

  @BeforeEach
  void open() {
    directory = new DataDirectory(path.resolve("data"));
  }

  @Test
  void shouldReadNumbersTextsAndListsOfAnyPlugin() {
    PluginConfig plugin =
        directory
            .parse(
                """
                stimulus {
                  plugin = my.Stimulus
                  args { scale = "2*g", rate = 5 Hz, name = fast, file = "my-data 1.h5", on = true, times = [1 ms, 0.5 s], many = 1e3 }
                }
                """)
            .stimulus();
    assertThat(plugin.plugin()).isEqualTo("my.Stimulus");
    assertThat(plugin.args())
        .isEqualTo(
            Map.of(
                "scale", 2.0, "rate", 0.005, "name", "fast", "file", "my-data 1.h5", "on", true, "times", List.of(1.0, 500.0), "many",
                1000.0));
  }

  @Test
  void shouldKeepDefaultArgumentsOfTheDefaultPluginOnly() {
    assertThat(directory.parse("targets.args.Amp = 0.3").targets().args())
        .containsEntry("Amp", 0.3)
        .containsEntry("period", 1000.0)
        .containsEntry("biasType", "zero");
    assertThat(directory.parse("targets { plugin = my.Targets, args { Amp = 0.3 } }").targets().args()).isEqualTo(Map.of("Amp", 0.3));
    assertThat(directory.parse("targets.plugin = my.Targets").targets().args()).isEmpty();
  }

  @Test
  void shouldRefuseAnArgumentOfTheWrongType() {
    PluginConfig plugin = directory.parse("targets { plugin = my.Targets, args { name = fast, part = 0.5 } }").targets();
    assertThatThrownBy(() -> plugin.number("name")).hasMessage("my.Targets: argument name = fast: must be a number");
    assertThatThrownBy(() -> plugin.integer("part")).hasMessage("my.Targets: argument part = 0.5: must be a whole number");
    assertThatThrownBy(() -> plugin.text("part")).hasMessage("my.Targets: argument part = 0.5: must be a text");
    assertThatThrownBy(() -> plugin.number("none")).hasMessage("my.Targets: argument none = null: must be a number");
  }

  @Test
  void shouldFindASourceInTheDataDirectory() {
    Path file = directory.write("part/My.java", "class My {}");
    LoadedConfig loaded = directory.load("stimulus.plugin = part/My.java");
    assertThat(loaded.experiment().stimulus().plugin()).isEqualTo(file.toString());
    assertThat(loaded.parameters())
        .contains(new Parameter("stimulus.plugin", "part/My.java", "", "entrain.conf:1"))
        .anyMatch(parameter -> parameter.key().equals("stimulus.source") && parameter.value().matches("[0-9a-f]{16}"));
  }

  @Test
  void shouldFindASourceByItsAbsolutePath() {
    Path file = new DataDirectory(path).write("My.java", "class My {}");
    assertThat(directory.parse("stimulus.plugin = \"" + file + "\"").stimulus().plugin()).isEqualTo(file.toString());
  }

  @ParameterizedTest
  @CsvSource({"../My.java", "part/../../My.java", "link/My.java", "Linked.java"})
  void shouldRunNoSourceOfAnotherDirectory(String name) throws IOException {
    Path outside = new DataDirectory(path).write("My.java", "class My {}");
    Files.createDirectories(directory.path());
    Files.createSymbolicLink(directory.path().resolve("link"), path);
    Files.createSymbolicLink(directory.path().resolve("Linked.java"), outside);
    assertThatThrownBy(() -> directory.load("stimulus.plugin = \"" + name + "\""))
        .isInstanceOf(ConfigException.class)
        .hasMessage("stimulus.plugin = " + name + ": must lie in the data directory, or be an absolute path (entrain.conf:1)");
  }

  @Test
  void shouldNameAMissingSource() {
    assertThatThrownBy(() -> directory.load("stimulus.plugin = My.java"))
        .hasMessage("stimulus.plugin = My.java: there is no file " + directory.path().resolve("My.java") + " (entrain.conf:1)");
  }
}

package io.entrain.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterSnapshotTest {
  @TempDir
  Path path;
  private DataDirectory directory;

  @BeforeEach
  void open() {
    directory = new DataDirectory(path);
  }

  private List<Parameter> parameters(String text) {
    return ConfigLoader.parse("seed = 1\n" + text, path).parameters();
  }

  private List<String> differences(String before, String after) {
    return ParameterSnapshot.parse(ParameterSnapshot.of(parameters(before)).json()).differences(parameters(after));
  }

  @Test
  void shouldComeBackFromJson() {
    ParameterSnapshot snapshot = ParameterSnapshot.of(parameters("K = 0, L = 10"));
    assertThat(ParameterSnapshot.parse(snapshot.json())).isEqualTo(snapshot);
    assertThat(snapshot.values()).containsEntry("dt", "0.1 ms").containsEntry("je", "Infinity ms").containsEntry("seed", "1");
  }

  @Test
  void shouldNameEachChangeWithBothValues() {
    assertThat(differences("", "penmu = 0.02, wid = 0.03 s"))
        .containsExactly("penmu was 0.01 and is now 0.02", "steps.wid was 500 and is now 300", "wid was 50 ms and is now 30 ms");
    assertThat(differences("", "seed = 2")).containsExactly("seed was 1 and is now 2");
  }

  @Test
  void shouldNameWhatCameAndWhatWent() {
    assertThat(differences("stimulus { plugin = my.Stimulus, args { a = 1 } }", "stimulus { plugin = my.Stimulus, args { b = 2 Hz } }"))
        .containsExactly("stimulus.args.a was 1 and is now absent", "stimulus.args.b was absent and is now 0.002 1/ms");
  }

  @Test
  void shouldNameAChangedPlugin() {
    directory.write("My.java", "class My {}");
    ParameterSnapshot before = ParameterSnapshot.of(parameters("stimulus.plugin = My.java"));
    directory.write("My.java", "class My { }");
    assertThat(before.differences(parameters("stimulus.plugin = My.java")))
        .singleElement()
        .asString()
        .matches("stimulus.source was [0-9a-f]{16} and is now [0-9a-f]{16}");
  }

  @Test
  void shouldSeeNoDifferenceWhereNothingCanChangeAResult() {
    assertThat(differences("", "example_neurons = 3, maxrate = 1 kHz, dt = 100 us")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1]", "{\"dt\": ", "dt = 1"})
  void shouldRefuseWhatItDidNotWrite(String json) {
    assertThatThrownBy(() -> ParameterSnapshot.parse(json))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("the recorded parameters cannot be read: ");
  }
}

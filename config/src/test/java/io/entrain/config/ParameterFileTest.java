package io.entrain.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterFileTest {
  @TempDir
  Path path;
  private DataDirectory directory;
  private Path outside;

  @BeforeEach
  void open() {
    directory = new DataDirectory(path.resolve("data"));
    outside = new DataDirectory(path).write("outside.conf", "penmu = 0.5");
  }

  @Test
  void shouldIncludeFilesOfTheDataDirectory() {
    directory.write("more.conf", "penmu = 0.5\ninclude \"part/learning.conf\"");
    directory.write("part/learning.conf", "include \"beside.json\"\npenlambda = 0.4");
    directory.write("part/beside.json", "{ \"g\": 2 }");
    ExperimentConfig config = directory.load("include \"more.conf\"\nwid = \"5*learn_every*g\"").experiment();
    assertThat(config.learning().penmu()).isEqualTo(0.5);
    assertThat(config.learning().penlambda()).isEqualTo(0.4);
    assertThat(config.time().widMs()).isEqualTo(100);
  }

  @Test
  void shouldNameFileAndLineOfWhatWasIncluded() {
    directory.write("part/learning.conf", "\n\npenlambda = 0");
    assertThatThrownBy(() -> directory.load("include \"part/learning.conf\""))
        .hasMessage("penlambda = 0: must be positive (learning.conf:3)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "include \"../outside.conf\" | include \"../outside.conf\": must lie in the data directory (entrain.conf)",
        "include file(\"/etc/passwd\") | include \"/etc/passwd\": must lie in the data directory (entrain.conf)",
        "include \"/etc/passwd\" | include \"/etc/passwd\": must lie in the data directory (entrain.conf)",
        "include \"part/../../outside.conf\" | include \"part/../../outside.conf\": must lie in the data directory (entrain.conf)",
        "include required(file(\"../outside.conf\")) | include \"../outside.conf\": must lie in the data directory (entrain.conf)",
        "include url(\"http://localhost/x\") | include \"http://localhost/x\": addresses cannot be included (entrain.conf)",
        "include url(\"file:///etc/passwd\") | include \"file:/etc/passwd\": addresses cannot be included (entrain.conf)",
        "include \"http://localhost/x\" | include \"http:/localhost/x\": there is no such file (entrain.conf)",
        "include classpath(\"io/entrain/config/reference-parameters.conf\") | "
            + "include \"io/entrain/config/reference-parameters.conf\": the class path cannot be included (entrain.conf)",
        "include \"nothing.conf\" | include \"nothing.conf\": there is no such file (entrain.conf)",
        "include \"entrain.conf\" | include \"entrain.conf\": includes itself (entrain.conf)",
      })
  void shouldIncludeNothingElse(String text, String message) {
    assertThatThrownBy(() -> directory.load(text)).isInstanceOf(ConfigException.class).hasMessage(message);
  }

  @Test
  void shouldFollowNoLinkOutOfTheDataDirectory() throws IOException {
    directory.write("here.conf", "penmu = 0.7");
    Files.createSymbolicLink(directory.path().resolve("link.conf"), outside);
    Files.createSymbolicLink(directory.path().resolve("parent"), path);
    Files.createSymbolicLink(directory.path().resolve("inside.conf"), directory.path().resolve("here.conf"));
    String message = ": must lie in the data directory and is a link that leads out of it (entrain.conf)";
    assertThatThrownBy(() -> directory.load("include \"link.conf\"")).hasMessage("include \"link.conf\"" + message);
    assertThatThrownBy(() -> directory.load("include \"parent/outside.conf\"")).hasMessage("include \"parent/outside.conf\"" + message);
    assertThat(directory.load("include \"inside.conf\"").experiment().learning().penmu()).isEqualTo(0.7);
  }

  @Test
  void shouldRefuseFilesThatIncludeEachOther() {
    directory.write("a.conf", "include \"b.conf\"");
    directory.write("b.conf", "include \"a.conf\"");
    assertThatThrownBy(() -> directory.load("include \"a.conf\"")).hasMessage("include \"a.conf\": includes itself (b.conf)");
  }

  @Test
  void shouldReadNeitherEnvironmentNorSystemProperties() {
    assertThat(System.getenv("PATH")).isNotNull();
    assertThatThrownBy(() -> directory.load("penmu = ${PATH}")).hasMessageContaining("Could not resolve substitution to a value: ${PATH}");
    assertThat(directory.load("noise_model = current, noise_model = ${?PATH}").experiment().noise().model()).isEqualTo(NoiseModel.CURRENT);
    System.setProperty("penmu", "0.9");
    try {
      assertThat(directory.load("").experiment().learning().penmu()).isEqualTo(0.01);
      assertThatThrownBy(() -> directory.load("penlambda = ${java.version}")).hasMessageContaining("Could not resolve substitution");
    } finally {
      System.clearProperty("penmu");
    }
  }

  @Test
  void shouldSubstituteWhatTheFileItselfSets() {
    assertThat(directory.load("wid = 20 ms, learn_every = ${wid}").experiment().time().learnEveryMs()).isEqualTo(20);
  }

  @Test
  void shouldRefuseWhatIsNestedTooDeeply() {
    assertThatThrownBy(() -> directory.load("wid = " + "[".repeat(200_000)))
        .isInstanceOf(ConfigException.class)
        .hasMessage("the parameters cannot be read: nested too deeply");
  }
}

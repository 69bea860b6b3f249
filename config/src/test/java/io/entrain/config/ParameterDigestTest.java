package io.entrain.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterDigestTest {
  @TempDir
  static Path shared;
  @TempDir
  Path path;
  private DataDirectory directory;

  @BeforeEach
  void open() {
    directory = new DataDirectory(path);
  }

  /** Every default as it is shown, but for those that cannot be set. */
  static Stream<String> writtenDefaults() {
    return ConfigLoader.parse("seed = 1", shared).parameters().stream()
        .filter(parameter -> parameter.origin().equals("default") && !parameter.key().equals("train_time"))
        .map(parameter -> "%s = \"%s\"".formatted(parameter.key(), parameter.text().replace(" 1/", "*1/")));
  }

  @ParameterizedTest
  @MethodSource("writtenDefaults")
  void shouldNotDependOnWhetherADefaultIsWrittenOut(String line) {
    assertThat(directory.digest(line)).isEqualTo(directory.digest(""));
  }

  @Test
  void shouldNotDependOnTheOrderOfLines() {
    List<String> lines = new ArrayList<>(writtenDefaults().toList());
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(lines, new Random(i));
      assertThat(directory.digest(String.join("\n", lines))).isEqualTo(directory.digest(""));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dt = 100 us", "dt = 100 \u00B5s", "dt = 0.0001 s", "dt = 0.1", "dt = \"0.1 ms\"", "dt = \"1/(10 kHz)\"", "stim_on = 0.8 s",
        "// a comment", "K = 205", "L = \"floor(2*sqrt(205) + 0.5)\"", "tau_plas = 0.15 s", "correlation_var = utotal",
        "example_neurons = 3", "maxrate = 1 kHz", "stimulus { args { b = 50 Hz } }", "targets.args.period = 1 s",
        "stimulus { plugin = io.entrain.input.OrnsteinUhlenbeckStimulus, args { sig = \"0.2/sqrt(1 ms)\" } }", "u0_ncells = 1000.0",
      })
  void shouldNotDependOnHowAValueIsWritten(String text) {
    assertThat(directory.digest(text)).matches("[0-9a-f]{16}").isEqualTo(directory.digest(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dt = 0.2 ms, refrac = 0.2 ms", "stim_on = 700 ms", "Ne = 2000", "K = 204", "L = 30", "tau_plas = 151 ms", "sig = 0.1",
        "correlation_var = uplastic", "noise_model = current", "penmu = 0.02", "benchmark = true", "PPrecision = float64",
        "FloatPrecision = float64", "stimulus.args.b = 51 Hz", "targets.args.biasType = ou", "frac = 0.5", "u0_ncells = 999",
        "stimulus.plugin = my.Stimulus", "jee = 1 ms", "static_wiring.args.jee = 1 ms", "seed = 2", "synaptic_delay = 1 ms",
        "tau_plas { distribution = uniform, min = 100 ms, max = 200 ms }",
      })
  void shouldDependOnEveryParameterThatCanChangeAResult(String text) {
    assertThat(directory.digest(text)).isNotEqualTo(directory.digest(""));
  }

  @Test
  void shouldNotDependOnHowADistributionIsWritten() {
    String digest = directory.digest("tau_plas { distribution = normal, mean = 150 ms, sd = 20 ms, min = 50 ms }");
    assertThat(directory.digest("tau_plas = { min = 0.05 s, sd = 20, mean = \"3*50 ms\", distribution = \"normal\" }")).isEqualTo(digest);
    assertThat(directory.digest("tau_plas { distribution = normal, mean = 150 ms, sd = 20 ms, min = 51 ms }")).isNotEqualTo(digest);
  }

  @Test
  void shouldDependOnEachValueOfALongList() {
    String network = "Ncells = 40, K = 4, L = 5, sig = [";
    String zeros = "0, ".repeat(39);
    assertThat(directory.digest(network + zeros + "0]")).isNotEqualTo(directory.digest(network + zeros + "1]"));
    assertThat(directory.digest(network + zeros + "1]")).isEqualTo(directory.digest(network + zeros + "1.0]"));
  }

  @Test
  void shouldDependOnTheContentOfPluginsAndDataAndNotOnTheirPlace() {
    DataDirectory other = new DataDirectory(path.resolve("moved"));
    String text = "stimulus.plugin = My.java, sig = \"noise.h5:/sig\"";
    directory.write("My.java", "class My {}");
    directory.write("noise.h5", "numbers");
    other.write("My.java", "class My {}");
    other.write("noise.h5", "numbers");
    String digest = directory.digest(text);
    assertThat(other.digest(text)).isEqualTo(digest);
    directory.write("noise.h5", "other numbers");
    assertThat(directory.digest(text)).isNotEqualTo(digest);
    other.write("My.java", "class My { }");
    assertThat(other.digest(text)).isNotEqualTo(digest);
  }
}

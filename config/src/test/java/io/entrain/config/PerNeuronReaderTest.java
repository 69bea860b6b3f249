package io.entrain.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PerNeuronReaderTest {
  @TempDir
  Path path;
  private DataDirectory directory;

  @BeforeEach
  void open() {
    directory = new DataDirectory(path);
  }

  private NeuronValues tauPlas(String value) {
    return directory.parse("Ncells = 4, K = 0, L = 1, tau_plas = " + value).synapses().tauPlasMs();
  }

  @Test
  void shouldReadOneNumber() {
    assertThat(tauPlas("0.1 s")).isEqualTo(new NeuronValues.Uniform(100));
    assertThat(tauPlas("\"3*tau_meme\"")).isEqualTo(new NeuronValues.Uniform(30));
  }

  @Test
  void shouldReadAListWithUnitsAndExpressions() {
    assertThat(tauPlas("[150 ms, 0.1 s, 100, \"5*tau_meme\"]")).isEqualTo(new NeuronValues.Listed(List.of(150.0, 100.0, 100.0, 50.0)));
  }

  @Test
  void shouldReadDistributions() {
    assertThat(tauPlas("{ distribution = normal, mean = 0.15 s, sd = 20 ms, min = 50 ms }"))
        .isEqualTo(new NeuronValues.Normal(150, 20, 50, Double.POSITIVE_INFINITY));
    assertThat(tauPlas("{ distribution = uniform, min = 0.1 s, max = \"tau_meme*20\" }"))
        .isEqualTo(new NeuronValues.UniformRange(100, 200));
    assertThat(directory.parse("sig { distribution = normal, mean = 1, sd = 0.1, min = 0, max = 2 }").noise().sig())
        .isEqualTo(new NeuronValues.Normal(1, 0.1, 0, 2));
  }

  @Test
  void shouldReadADatasetOfTheDataDirectory() {
    Path file = directory.write("part/noise.h5", "numbers");
    LoadedConfig loaded = directory.load("sig = \"part/noise.h5:/group/sig\"");
    assertThat(loaded.experiment().noise().sig()).isEqualTo(new NeuronValues.Dataset(file, "/group/sig", 1));
    assertThat(loaded.parameters()).contains(new Parameter("sig", "part/noise.h5:/group/sig", "", "entrain.conf:1"));
    assertThat(directory.load("sig = \"" + file + ":/sig\"").experiment().noise().sig())
        .isEqualTo(new NeuronValues.Dataset(file, "/sig", 1));
  }

  @Test
  void shouldShowValuesOnOneLine() {
    assertThat(directory.load("Ncells = 3, K = 0, L = 1, sig = [1, 0.5, 2.0]").parameters())
        .contains(new Parameter("sig", "[1, 0.5, 2]", "", "entrain.conf:1"));
    assertThat(directory.load("tau_plas { distribution = normal, mean = 150 ms, sd = 20 ms, min = 50 ms }").parameters())
        .contains(new Parameter("tau_plas", "normal(mean 150, sd 20, min 50, max Infinity)", "ms", "entrain.conf:1"));
    assertThat(directory.load("Ncells = 20, K = 2, L = 1, sig = [" + "0.5, ".repeat(19) + "1]").parameters())
        .anyMatch(parameter -> parameter.value().matches("\\[0.5, 0.5, ... 20 values, digest [0-9a-f]{16}]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tau_plas = [1, 2] | tau_plas = [1,2]: a list must have Ncells = 4096 values and has 2 (entrain.conf:1)",
        "Ncells = 2, K = 0, L = 1, tau_plas = [1, 2 Hz] | tau_plas = [1,\"2 Hz\"]: "
            + "must be a time (such as 1 ms) and is a rate (such as 1/ms or 1 Hz) (entrain.conf:1)",
        "tau_plas = 0 | tau_plas = 0: every value must be positive (entrain.conf:1)",
        "Ncells = 2, K = 0, L = 1, tau_plas = [1, 0] | tau_plas = [1,0]: every value must be positive (entrain.conf:1)",
        "sig = -1 | sig = -1: no value may be negative (entrain.conf:1)",
        "tau_plas { distribution = normal, mean = 9, sd = 2 } | tau_plas = {distribution=normal,mean=9,sd=2}: "
            + "every value must be positive; give min (entrain.conf:1)",
        "sig { distribution = normal, mean = 9 } | sig = {distribution=normal,mean=9}: sd is missing (entrain.conf:1)",
        "sig { distribution = normal, mean = 9, sd = -1 } | "
            + "sig = {distribution=normal,mean=9,sd=-1}: sd must not be negative (entrain.conf:1)",
        "sig { distribution = normal, mean = 9, sd = 1, min = 2, max = 1 } | "
            + "sig = {distribution=normal,max=1,mean=9,min=2,sd=1}: min must be less than max (entrain.conf:1)",
        "sig { distribution = normal, mean = 9, sd = 1, min = 20 } | sig = {distribution=normal,mean=9,min=20,sd=1}: "
            + "the range from min to max must begin or end within 3 sd of the mean (entrain.conf:1)",
        "sig { distribution = normal, mean = 9, sd = 1, min = 9, max = 9.001 } | "
            + "sig = {distribution=normal,max=9.001,mean=9,min=9,sd=1}: "
            + "the range from min to max must be at least a hundredth of sd wide (entrain.conf:1)",
        "sig { distribution = normal, mean = 9, sd = 1 ms } | sig = {distribution=normal,mean=9,sd=\"1 ms\"}: "
            + "sd: must be a plain number and is a time (such as 1 ms) (entrain.conf:1)",
        "sig { distribution = uniform, min = 2, max = 1 } | sig = {distribution=uniform,max=1,min=2}: "
            + "min must not be larger than max (entrain.conf:1)",
        "sig { distribution = uniform, min = 1, max = 2, mean = 1 } | sig = {distribution=uniform,max=2,mean=1,min=1}: "
            + "'mean' is not known here; there are distribution, min, max (entrain.conf:1)",
        "sig { distribution = cauchy } | sig = {distribution=cauchy}: distribution must be one of normal, uniform (entrain.conf:1)",
        "sig { mean = 3 } | sig = {mean=3}: distribution must be one of normal, uniform (entrain.conf:1)",
        "Ncells = 2, K = 0, L = 1, tau_plas = [1, 2], wid = \"tau_plas\" | "
            + "wid = tau_plas: 'tau_plas' is not one number (entrain.conf:1)",
      })
  void shouldRefuseWithKeyValueRuleAndPlace(String text, String message) {
    assertThatThrownBy(() -> directory.load(text)).isInstanceOf(ConfigException.class).hasMessage(message);
  }

  @Test
  void shouldNameAMissingFile() {
    assertThatThrownBy(() -> directory.load("sig = \"none.h5:/sig\""))
        .hasMessage("sig = none.h5:/sig: there is no file " + path.resolve("none.h5") + " (entrain.conf:1)");
  }
}

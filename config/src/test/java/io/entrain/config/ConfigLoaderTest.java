package io.entrain.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLoaderTest {
  @TempDir
  Path directory;

  private ExperimentConfig parse(String text) {
    return ConfigLoader.parse("seed = 1\n" + text, directory).experiment();
  }

  private LoadedConfig write(String text) throws IOException {
    Files.writeString(directory.resolve("entrain.conf"), text);
    return ConfigLoader.loadOrDrawSeed(directory);
  }

  @Test
  void shouldHaveTheOriginalsDefaults() {
    ExperimentConfig config = parse("");
    assertThat(config.population()).isEqualTo(new PopulationConfig(4096, 2048));
    assertThat(config.synapses().k()).isEqualTo(205);
    assertThat(config.plasticWiring().integer("Lexc")).isEqualTo(29);
    assertThat(config.time().steps()).isEqualTo(20_000);
    assertThat(config.time().targetRows()).isEqualTo(100);
    assertThat(config.synapses().externalBale()).isCloseTo(1.5 * 0.08 * Math.sqrt(205), within(1e-12));
    assertThat(config.staticWiring().number("jee")).isCloseTo(0.15 * 2 / Math.sqrt(205) * 10, within(1e-12));
    assertThat(config.stimulus().number("b")).isEqualTo(0.05);
    assertThat(config.targets().text("biasType")).isEqualTo("zero");
    assertThat(config.learning().correlationVar()).isEqualTo(CorrelationVariable.UTOTAL);
  }

  @Test
  void shouldLetDerivedParametersFollow() {
    ExperimentConfig config = parse("Ncells = 1000, pree = 0.2, tau_meme = 20 ms");
    assertThat(config.synapses().k()).isEqualTo(100);
    assertThat(config.plasticWiring().integer("Linh")).isEqualTo(20);
    assertThat(config.staticWiring().number("jie")).isCloseTo(2 / Math.sqrt(100) * 20, within(1e-12));
  }

  @Test
  void shouldAllowANetworkWithoutStaticSynapses() {
    ExperimentConfig config = parse("K = 0, L = 20");
    assertThat(config.synapses().k()).isZero();
    assertThat(config.synapses().externalBale()).isZero();
    assertThat(config.learning().correlationVar()).isEqualTo(CorrelationVariable.UPLASTIC);
  }

  @Test
  void shouldReadOneValueANeuron() {
    ExperimentConfig config =
        parse("Ncells = 4, Ne = 2, K = 0, L = 1, tau_plas = [150 ms, 0.1 s, 100, 50 ms], sig = \"noise.h5:/sig\"");
    assertThat(config.synapses().tauPlasMs()).isEqualTo(new NeuronValues.Listed(java.util.List.of(150.0, 100.0, 100.0, 50.0)));
    assertThat(config.noise().sig())
        .isEqualTo(new NeuronValues.Dataset(directory.toAbsolutePath().resolve("noise.h5"), "/sig", 1));
    assertThat(parse("tau_plas = { distribution = normal, mean = 0.15 s, sd = 20 ms, min = 50 ms }").synapses().tauPlasMs())
        .isEqualTo(new NeuronValues.Normal(150, 20, 50, Double.POSITIVE_INFINITY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "learn_every = 10.05 ms | learn_every = 10.05 ms: must be a whole multiple of dt = 0.1 ms (entrain.conf:1)",
        "dt = 0.3 ms | dt = 0.3 ms: must divide 1 ms, or be a whole number of ms (entrain.conf:1)",
        "tau_plas = 3 Hz | tau_plas = 3 Hz: must be a time (such as 1 ms) and is a rate (such as 1/ms or 1 Hz) (entrain.conf:1)",
        "tau_plsa = 150 ms | tau_plsa: unknown parameter, did you mean tau_plas? (entrain.conf:1)",
        "stim_off = \"stim_on + 200\" | stim_off = stim_on + 200: cannot add a time (such as 1 ms) and a plain number",
        "Ne = \"Ni\" | depends on itself: Ne -> Ni -> Ne",
        "Ne = 100, Ni = 100 | Ni = 100: Ne + Ni must be Ncells = 4096 and is 200 (entrain.conf:1)",
        "K = 3000 | K = 3000: 2 K partners must exist among the other 4095 neurons (entrain.conf:1)",
        "noise_model = loud | noise_model = loud: must be one of voltage, current (entrain.conf:1)",
        "benchmark = maybe | benchmark = maybe: must be true or false (entrain.conf:1)",
        "penlambda = 0 | penlambda = 0: must be positive (entrain.conf:1)",
        "u0_skip_time = 2 s | u0_skip_time = 2 s = 2000 ms: must be shorter than a trial",
        "train_duration = 1006 ms | a trial would have",
        "L = 2.5 | L = 2.5: must be a whole number (entrain.conf:1)",
        "seed = many | seed = many: must be a whole number of 64 bits (entrain.conf:1)",
        "tau_plas = [1, 2] | a list must have Ncells = 4096 values and has 2 (entrain.conf:1)",
        "sig = -1 | sig = -1: no value may be negative (entrain.conf:1)",
        "LX = 5 | LX = 5: feed-forward neurons are not in this version; must be 0 (entrain.conf:1)",
        "train_time = 3 s | train_time cannot be set: it is stim_off + train_duration (entrain.conf:1)",
        "dt = [ | the parameters cannot be read",
      })
  void shouldSayKeyValueRuleAndPlace(String text, String message) {
    assertThatThrownBy(() -> write(text)).isInstanceOf(ConfigException.class).hasMessageContaining(message);
  }

  @Test
  void shouldReportAllProblemsAtOnce() {
    assertThatThrownBy(() -> write("penlambda = 0\ndt = 0.3 ms\n"))
        .hasMessageContaining("penlambda = 0: must be positive (entrain.conf:1)")
        .hasMessageContaining("(entrain.conf:2)");
  }

  @Test
  void shouldDrawASeedOnceAndKeepIt() throws IOException {
    long seed = write("").experiment().seed();
    assertThat(ConfigLoader.load(directory).experiment().seed()).isEqualTo(seed);
    assertThat(ConfigLoader.loadOrDrawSeed(directory).experiment().seed()).isEqualTo(seed);
    assertThat(write("seed = 7").experiment().seed()).isEqualTo(7);
  }

  @Test
  void shouldAskForInitWhereNoSeedIsKnown() throws IOException {
    Files.writeString(directory.resolve("entrain.conf"), "");
    assertThatThrownBy(() -> ConfigLoader.load(directory)).hasMessageContaining("entrain init");
  }

  @Test
  void shouldNameTheMissingFile() {
    assertThatThrownBy(() -> ConfigLoader.load(directory)).hasMessageContaining(directory.resolve("entrain.conf").toString());
  }

  @Test
  void shouldGiveTheSameDigestHoweverTheFileIsWritten() {
    String digest = parse("dt = 100 us, stim_on = 0.8 s").digest();
    assertThat(digest).hasSize(16);
    assertThat(parse("// a comment\nstim_on = 800 ms\nexample_neurons = 3").digest()).isEqualTo(digest);
    assertThat(parse("").digest()).isEqualTo(digest);
    assertThat(parse("penmu = 0.02").digest()).isNotEqualTo(digest);
  }

  @Test
  void shouldSayWhichParametersChanged() {
    ParameterSnapshot before = ParameterSnapshot.parse(ParameterSnapshot.of(ConfigLoader.parse("seed=1", directory).parameters()).json());
    assertThat(before.differences(ConfigLoader.parse("seed=1, penmu = 0.02", directory).parameters()))
        .containsExactly("penmu was 0.01 and is now 0.02");
  }

  @Test
  void shouldSayWhereEachValueComesFrom() throws IOException {
    assertThat(write("\nwid = \"learn_every * 2\"").parameters())
        .contains(new Parameter("wid", "20", "ms", "entrain.conf:2"))
        .contains(new Parameter("L", "29", "", "default"))
        .contains(new Parameter("nLearn", "100", "", "derived"));
  }

  @Test
  void shouldIncludeOnlyFilesOfTheDataDirectory() throws IOException {
    Files.writeString(directory.resolve("more.conf"), "penmu = 0.5");
    assertThat(write("include \"more.conf\"").experiment().learning().penmu()).isEqualTo(0.5);
    assertThatThrownBy(() -> write("include file(\"/etc/passwd\")")).hasMessageContaining("must lie in the data directory");
    assertThatThrownBy(() -> write("include url(\"http://localhost/x\")")).hasMessageContaining("addresses cannot be included");
    Files.createSymbolicLink(directory.resolve("link.conf"), Path.of("/etc/passwd"));
    assertThatThrownBy(() -> write("include \"link.conf\"")).hasMessageContaining("must lie in the data directory");
  }

  @Test
  void shouldNotReadTheEnvironment() {
    assertThatThrownBy(() -> write("penmu = ${HOME}")).hasMessageContaining("the parameters cannot be read");
  }

  @Test
  void shouldResolveThePathOfAPlugin() throws IOException {
    Files.writeString(directory.resolve("My.java"), "class My {}");
    ExperimentConfig config = parse("stimulus { plugin = My.java, args { scale = \"2*g\", name = fast, list = [1, 2] } }");
    assertThat(config.stimulus().plugin()).isEqualTo(directory.toAbsolutePath().resolve("My.java").toString());
    assertThat(config.stimulus().args()).containsOnlyKeys("scale", "name", "list");
    assertThat(config.stimulus().number("scale")).isEqualTo(2);
    assertThatThrownBy(() -> config.stimulus().number("name")).hasMessageContaining("must be a number");
    String digest = config.digest();
    Files.writeString(directory.resolve("My.java"), "class My { }");
    assertThat(parse("stimulus { plugin = My.java, args { scale = \"2*g\", name = fast, list = [1, 2] } }").digest())
        .isNotEqualTo(digest);
  }
}

package io.entrain.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLoaderTest {
  @TempDir
  Path path;
  private DataDirectory directory;

  @BeforeEach
  void open() {
    directory = new DataDirectory(path);
  }

  @ParameterizedTest
  @CsvSource({
    "dt, 0.1, ms", "Ncells, 4096, ''", "Ne, 2048, ''", "Ni, 2048, ''", "train_duration, 1000, ms", "stim_on, 800, ms",
    "stim_off, 1000, ms", "train_time, 2000, ms", "u0_skip_time, 1000, ms", "u0_ncells, 1000, ''", "wid, 50, ms", "refrac, 0.1, ms",
    "vre, 0, ''", "tau_bale, 3, ms", "tau_bali, 3, ms", "tau_plas, 150, ms", "tau_meme, 10, ms", "tau_memi, 10, ms", "threshe, 1, ''",
    "threshi, 1, ''", "pree, 0.1, ''", "prie, 0.1, ''", "prei, 0.1, ''", "prii, 0.1, ''", "K, 205, ''", "g, 1, ''",
    "penlambda, 0.8, ''", "penlamFF, 1, ''", "penmu, 0.01, ''", "learn_every, 10, ms", "PHistory, 100, ms", "correlation_var, utotal, ''",
    "L, 29, ''", "Lexc, 29, ''", "Linh, 29, ''", "LX, 0, ''", "wpX, 0, ''", "frac, 1, ''", "noise_model, voltage, ''", "sig, 0, ''",
    "PType, symmetric, ''", "PPrecision, float32, ''", "PScale, 1, ''", "PCompute, fast, ''", "FloatPrecision, float32, ''",
    "example_neurons, 25, ''", "maxrate, 500, Hz", "benchmark, false, ''", "synaptic_delay, 0.1, ms", "cell_model, lif, ''",
    "choose_task, in_turn, ''", "stimulus.args.mu, 0, ''", "stimulus.args.b, 0.05, 1/ms", "stimulus.args.sig, 0.2, 1/sqrt(ms)",
    "targets.args.Amp, 0.5, ''", "targets.args.period, 1000, ms", "targets.args.biasType, zero, ''", "targets.args.b, 0.0025, 1/ms",
    "targets.args.sig, 0.02, 1/sqrt(ms)", "static_wiring.args.K, 205, ''", "plastic_wiring.args.frac, 1, ''",
  })
  void shouldHaveTheOriginalsDefaults(String key, String value, String unit) {
    assertThat(directory.load("seed = 1").parameters()).contains(new Parameter(key, value, unit, "default"));
  }

  @Test
  void shouldDeriveTheOriginalsWeights() {
    ExperimentConfig config = directory.parse("");
    double je = 2 / Math.sqrt(205) * 10;
    assertThat(config.staticWiring().number("jee")).isCloseTo(0.15 * je, within(1e-12));
    assertThat(config.staticWiring().number("jie")).isCloseTo(je, within(1e-12));
    assertThat(config.staticWiring().number("jei")).isCloseTo(-0.75 * je, within(1e-12));
    assertThat(config.staticWiring().number("jii")).isCloseTo(-je, within(1e-12));
    assertThat(config.plasticWiring().number("wpie")).isCloseTo(2 * 10 / (2 * Math.sqrt(29)), within(1e-12));
    assertThat(config.plasticWiring().number("wpii")).isCloseTo(-2 * 10 / (2 * Math.sqrt(29)), within(1e-12));
    assertThat(config.synapses().externalBale()).isCloseTo(1.5 * 0.08 * Math.sqrt(205), within(1e-12));
    assertThat(config.synapses().externalBali()).isCloseTo(0.08 * Math.sqrt(205), within(1e-12));
  }

  @Test
  void shouldFillEveryPartOfTheExperiment() {
    ExperimentConfig config =
        directory.parse(
            """
            dt = 0.05 ms, stim_on = 10 ms, stim_off = 20 ms, train_duration = 80 ms, learn_every = 5 ms, wid = 7 ms
            refrac = 2 ms, u0_skip_time = 30 ms, synaptic_delay = 1 ms
            Ncells = 100, Ne = 60, K = 20, L = 8, vre = -0.5, threshe = 1.5, threshi = 2, tau_meme = 12 ms, tau_memi = 8 ms
            tau_bale = 2 ms, tau_bali = 4 ms, tau_plas = 0.1 s, X_bale = 0.7, X_bali = 0.6, noise_model = current, sig = 0.65
            penlambda = 0.04, penlamFF = 2, penmu = 0, benchmark = true, correlation_var = uplastic
            FloatPrecision = float64, PPrecision = float64, u0_ncells = 50, example_neurons = 9
            """);
    assertThat(config.time()).isEqualTo(new TimeConfig(0.05, 10, 20, 80, 5, 7, 2, 30, 1));
    assertThat(config.population()).isEqualTo(new PopulationConfig(100, 60));
    assertThat(config.cell()).isEqualTo(new LifConfig(-0.5, 1.5, 2, 12, 8));
    assertThat(config.synapses()).isEqualTo(new SynapseConfig(2, 4, new NeuronValues.Uniform(100), 20, 0.7, 0.6));
    assertThat(config.noise()).isEqualTo(new NoiseConfig(NoiseModel.CURRENT, new NeuronValues.Uniform(0.65)));
    assertThat(config.learning()).isEqualTo(new LearningConfig(0.04, 2, 0, true, CorrelationVariable.UPLASTIC));
    assertThat(config.numerics()).isEqualTo(new NumericsConfig(Precision.FLOAT64, Precision.FLOAT64));
    assertThat(config.u0Neurons()).isEqualTo(50);
    assertThat(config.exampleNeurons()).isEqualTo(9);
    assertThat(config.seed()).isEqualTo(1);
  }

  @Test
  void shouldLetDerivedParametersFollow() {
    ExperimentConfig config = directory.parse("Ncells = 1000, pree = 0.2, tau_meme = 20 ms");
    assertThat(config.synapses().k()).isEqualTo(100);
    assertThat(config.plasticWiring().integer("Linh")).isEqualTo(20);
    assertThat(config.staticWiring().number("jie")).isCloseTo(2 / Math.sqrt(100) * 20, within(1e-12));
  }

  @Test
  void shouldAllowANetworkWithoutStaticSynapses() {
    ExperimentConfig config = directory.parse("K = 0, L = 20, jee = \"je - 0.5*ji\"");
    assertThat(config.synapses().k()).isZero();
    assertThat(config.synapses().externalBale()).isZero();
    assertThat(config.learning().correlationVar()).isEqualTo(CorrelationVariable.UPLASTIC);
  }

  @Test
  void shouldCutCountsOfNeuronsToTheNetwork() {
    ExperimentConfig config = directory.parse("Ncells = 12, K = 2, L = 3");
    assertThat(config.u0Neurons()).isEqualTo(12);
    assertThat(config.exampleNeurons()).isEqualTo(12);
  }

  @Test
  void shouldTakeTheDocumentedUnitForANumberWithoutOne() {
    LoadedConfig loaded = directory.load("stim_on = 700, maxrate = 400, stimulus.args.b = 0.1, targets.args.period = 500");
    assertThat(loaded.experiment().time().stimOnMs()).isEqualTo(700);
    assertThat(loaded.experiment().stimulus().number("b")).isEqualTo(0.1);
    assertThat(loaded.experiment().targets().number("period")).isEqualTo(500);
    assertThat(loaded.parameters()).contains(new Parameter("maxrate", "400", "Hz", "entrain.conf:1"));
  }

  @Test
  void shouldSayWhereEachValueComesFrom() {
    assertThat(directory.load("\nwid = \"learn_every * 2\"\nstimulus.args.sig = 0.3").parameters())
        .contains(new Parameter("wid", "20", "ms", "entrain.conf:2"))
        .contains(new Parameter("stimulus.args.sig", "0.3", "1/sqrt(ms)", "entrain.conf:3"))
        .contains(new Parameter("L", "29", "", "default"))
        .contains(new Parameter("steps.Nsteps", "20000", "", "derived"))
        .contains(new Parameter("nLearn", "100", "", "derived"))
        .anyMatch(parameter -> parameter.key().equals("seed") && parameter.origin().equals("drawn"));
  }

  @Test
  void shouldNameTheMissingFileAndWhatToDo() {
    assertThatThrownBy(() -> ConfigLoader.load(path))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            ("%s/entrain.conf: there is no such file; it holds the parameters of the experiment: "
                + "'entrain init %s' writes one to begin with, 'entrain param --help' says more")
                .formatted(path, path));
  }

  @Test
  void shouldAskForASeedInAText() {
    assertThatThrownBy(() -> ConfigLoader.parse("", path)).hasMessage("seed: is missing (text)");
  }
}

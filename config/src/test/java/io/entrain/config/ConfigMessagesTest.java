package io.entrain.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigMessagesTest {
  @TempDir
  Path path;
  private DataDirectory directory;

  @BeforeEach
  void open() {
    directory = new DataDirectory(path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "learn_every = 10.05 ms | learn_every = 10.05 ms: must be a whole multiple of dt = 0.1 ms (entrain.conf:1)",
        "learn_every = 1e-12 ms | learn_every = 1e-12 ms: must be a whole multiple of dt = 0.1 ms (entrain.conf:1)",
        "refrac = 150 us | refrac = 150 us = 0.15 ms: must be a whole multiple of dt = 0.1 ms (entrain.conf:1)",
        "synaptic_delay = 0 | synaptic_delay = 0 ms: must be at least dt = 0.1 ms (entrain.conf:1)",
        "synaptic_delay = 2 s | "
            + "synaptic_delay = 2 s = 2000 ms: must be shorter than a trial, stim_off + train_duration = 2000 ms (entrain.conf:1)",
        "learn_every = 0 | learn_every = 0 ms: must be positive (entrain.conf:1)",
        "tau_bale = 0.003 ms | tau_bale = 0.003 ms: must be at least dt = 0.1 ms (entrain.conf:1)",
        "stim_on = 1.2 s | stim_on = 1.2 s = 1200 ms: must not be after stim_off = 1000 ms (entrain.conf:1)",
        "dt = 0.3 ms | dt = 0.3 ms: must divide 1 ms, or be a whole number of ms (entrain.conf:1)",
        "train_duration = 2000 s | "
            + "train_duration = 2000 s = 2000000 ms: must be shorter than 16777216 steps of dt = 0.1 ms (entrain.conf:1)",
        "wid = 1e300 ms | wid = 1e300 ms: must be shorter than 16777216 steps of dt = 0.1 ms (entrain.conf:1)",
        "u0_skip_time = 2 s | "
            + "u0_skip_time = 2 s = 2000 ms: must leave two steps of a trial to be measured, stim_off + train_duration = 2000 ms "
            + "(entrain.conf:1)",
        "train_duration = 1006 ms | learn_every = 10 ms: a trial would have 100 updates of the weights and 101 rows of targets; "
            + "stim_off and train_duration must be multiples of it (default)",
        "train_time = 3 s | train_time cannot be set: it is stim_off + train_duration (entrain.conf:1)",
      })
  void shouldKeepDurationsToWholeSteps(String text, String message) {
    assertRefused(text, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ncells = -4 | Ncells = -4: must be at least 1 (entrain.conf:1)",
        "Ne = 100, Ni = 100 | Ni = 100: Ne + Ni must be Ncells = 4096 and is 200 (entrain.conf:1)",
        "Ni = 100 | Ni = 100: Ne + Ni must be Ncells = 4096 and is 2148 (entrain.conf:1)",
        "K = 3000 | K = 3000: 2 K partners must exist among the other 4095 neurons (entrain.conf:1)",
        "static_wiring.args.K = 5 | static_wiring.args.K = 5: must be K = 205 (entrain.conf:1)",
        "prie = 0.3 | prie = 0.3: must be pree = 0.1, since the default static wiring has one probability (entrain.conf:1)",
        "pree = 1.5 | pree = 1.5: must be between 0 and 1 (entrain.conf:1)",
        "Lexc = 3000 | Lexc = 3000: must be at most the 2048 excitatory candidates (entrain.conf:1)",
        "plastic_wiring.args.Lexc = 3000 | "
            + "plastic_wiring.args.Lexc = 3000: must be at most the 2048 excitatory candidates (entrain.conf:1)",
        "frac = 0.01, Lexc = 20 | Linh = L = 29: must be at most the 20 inhibitory candidates (default)",
        "L = 2.5 | L = 2.5: must be a whole number below 2^31 (entrain.conf:1)",
        "Ncells = 1e10 | Ncells = 1e10: must be a whole number below 2^31 (entrain.conf:1)",
        "u0_ncells = 0 | u0_ncells = 0: must be at least 1 (entrain.conf:1)",
        "jee = \"1 ms / 0\" | jee = 1 ms / 0 = Infinity ms: must be finite (entrain.conf:1)",
      })
  void shouldKeepSizesConsistent(String text, String message) {
    assertRefused(text, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tau_plas = 3 Hz | tau_plas = 3 Hz: must be a time (such as 1 ms) and is a rate (such as 1/ms or 1 Hz) (entrain.conf:1)",
        "tau_bale = \"2*3\" | tau_bale = 2*3: must be a time (such as 1 ms) and is a plain number (entrain.conf:1)",
        "g = 3 ms | g = 3 ms: must be a plain number and is a time (such as 1 ms) (entrain.conf:1)",
        "stim_off = \"stim_on + 200\" | "
            + "stim_off = stim_on + 200: at character 9: cannot add a time (such as 1 ms) and a plain number (entrain.conf:1)",
        "wid = \"learn_evry\" | "
            + "wid = learn_evry: at character 1: 'learn_evry' is no parameter and no unit, did you mean learn_every? (entrain.conf:1)",
        "wid = \"noise_model\" | wid = noise_model: 'noise_model' is not one number (entrain.conf:1)",
        "Ne = \"Ni\" | Ne = Ni: depends on itself: Ne -> Ni -> Ne (entrain.conf:1)",
        "dt = \"dt\" | dt = dt: depends on itself: dt -> dt (entrain.conf:1)",
        "wid = [1, 2] | wid = [1,2]: must be one number (entrain.conf:1)",
        "dt = null | dt = null: must be one number (entrain.conf:1)",
        "dt { x = 1 } | dt = {x=1}: must be one number (entrain.conf:1)",
        "penlambda = \"0/0\" | penlambda = 0/0: must be finite and is NaN (entrain.conf:1)",
        "penlambda = \"1/0\" | penlambda = 1/0: must be finite and is Infinity (entrain.conf:1)",
        "penlambda = 0 | penlambda = 0: must be positive (entrain.conf:1)",
        "penmu = -0.1 | penmu = -0.1: must not be negative (entrain.conf:1)",
        "vre = 1, threshi = 2 | threshe = 1: must be above vre = 1 (default)",
      })
  void shouldKeepToDimensionAndRange(String text, String message) {
    assertRefused(text, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "noise_model = loud | noise_model = loud: must be one of voltage, current (entrain.conf:1)",
        "benchmark = maybe | benchmark = maybe: must be true or false (entrain.conf:1)",
        "seed = many | seed = many: must be a whole number of 64 bits (entrain.conf:1)",
        "seed = 1.5 | seed = 1.5: must be a whole number of 64 bits (entrain.conf:1)",
        "seed = 99999999999999999999 | seed = 99999999999999999999: must be a whole number of 64 bits (entrain.conf:1)",
        "PCompute = small | PCompute = small: is not in this version; must be fast (entrain.conf:1)",
        "PPrecision = int16 | PPrecision = int16: is not in this version; must be one of float32, float64 (entrain.conf:1)",
        "cell_model = glif3 | cell_model = glif3: is not in this version; must be lif (entrain.conf:1)",
        "choose_task = random | choose_task = random: is not in this version; must be in_turn (entrain.conf:1)",
        "LX = 5 | LX = 5: feed-forward neurons are not in this version; must be 0 (entrain.conf:1)",
        "PScale = 16384 | PScale = 16384: a P of whole numbers is not in this version; must be 1 (entrain.conf:1)",
        "PHistory = 50 ms | "
            + "PHistory = 50 ms: PCompute = small, which needs it, is not in this version; must be 100 ms (entrain.conf:1)",
      })
  void shouldKeepToWhatThisVersionHas(String text, String message) {
    assertRefused(text, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tau_plsa = 150 ms | tau_plsa: unknown parameter, did you mean tau_plas? (entrain.conf:1)",
        "stimulos { } | stimulos: unknown parameter, did you mean stimulus? (entrain.conf:1)",
        "\"a b$\" { x = 1 } | a b$: unknown parameter (entrain.conf:1)",
        "stimulus = 3 | stimulus = 3: must be a block { plugin = ..., args { ... } } (entrain.conf:1)",
        "stimulus { plugn = x } | stimulus.plugn: unknown key, did you mean plugin? (entrain.conf:1)",
        "stimulus { plugin = [x] } | stimulus.plugin = [x]: must be a class name or the path of a .java file (entrain.conf:1)",
        "stimulus { args = 3 } | stimulus.args = 3: must be a block { name = value ... } (entrain.conf:1)",
        "targets.args.Ampp = 3 | targets.args.Ampp: unknown argument, did you mean Amp? (entrain.conf:1)",
        "targets.args.period = 1 Hz | "
            + "targets.args.period = 1 Hz: must be a time (such as 1 ms) and is a rate (such as 1/ms or 1 Hz) (entrain.conf:1)",
        "targets.args.period = 0 | targets.args.period = 0: must be positive (entrain.conf:1)",
        "targets.args.biasType = step | targets.args.biasType = step: must be one of zero, ou, ramping (entrain.conf:1)",
        "stimulus.args.sig = -1 | stimulus.args.sig = -1: must not be negative (entrain.conf:1)",
        "stimulus { plugin = my.Stimulus, args { period = 10 mss } } | stimulus.args.period = 10 mss: "
            + "at character 4: 'mss' is not a unit; known are Hz, kHz, min, ms, ns, s, us, \u00B5s, \u03BCs (entrain.conf:1)",
        "stimulus { plugin = my.Stimulus, args { table { a = 1 } } } | stimulus.args.table = {a=1}: "
            + "must be a number, a text, true or false, or a list of these (entrain.conf:1)",
      })
  void shouldKnowKeysAndArguments(String text, String message) {
    assertRefused(text, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dt = [ | the parameters cannot be read: List should have ] or a first element after the open [, instead had token: end of file",
        "L = round(2*sqrt(K)) | the parameters cannot be read: Expecting end of input or a comma, got '*' "
            + "(Reserved character '*' is not allowed outside quotes) (entrain.conf:1)",
        "wid = ${learn_every} | the parameters cannot be read: Could not resolve substitution to a value: ${learn_every}; "
            + "to use another parameter, write an expression in quotes (entrain.conf:1)",
      })
  void shouldSayWhereTheSyntaxIsWrong(String text, String message) {
    assertThatThrownBy(() -> directory.load(text)).isInstanceOf(ConfigException.class).hasMessageStartingWith(message);
  }

  @Test
  void shouldReportAllProblemsAtOnceALineEach() {
    assertRefused(
        "penlambda = 0\nlearn_every = 10.05 ms\nwidth = 3\nnoise_model = loud\nstimulus.args.mue = 2\nwid = [1]",
        """
        width: unknown parameter, did you mean wid? (entrain.conf:3)
        wid = [1]: must be one number (entrain.conf:6)
        stimulus.args.mue: unknown argument, did you mean mu? (entrain.conf:5)
        penlambda = 0: must be positive (entrain.conf:1)
        noise_model = loud: must be one of voltage, current (entrain.conf:4)
        learn_every = 10.05 ms: must be a whole multiple of dt = 0.1 ms (entrain.conf:2)""");
  }

  @Test
  void shouldReportACauseOnceAndNotWhatFollowsFromIt() {
    assertRefused(
        "tau_meme = 3 Hz", "tau_meme = 3 Hz: must be a time (such as 1 ms) and is a rate (such as 1/ms or 1 Hz) (entrain.conf:1)");
    assertRefused("Ncells = many", "Ncells = many: at character 1: 'many' is no parameter and no unit (entrain.conf:1)");
  }

  @Test
  void shouldSayWhatADefaultFollowsFrom() {
    assertRefused(
        "seed = 3\nL = 3000",
        """
        Lexc = L = 3000: must be at most the 2048 excitatory candidates (default, follows from L at entrain.conf:2)
        Linh = L = 3000: must be at most the 2048 inhibitory candidates (default, follows from L at entrain.conf:2)""");
  }

  @Test
  void shouldShortenALongValue() {
    assertThatThrownBy(() -> directory.load("wid = \"" + "(".repeat(100_000) + "\""))
        .hasMessage("wid = " + "(".repeat(100) + "...: at character 101: nested too deeply (entrain.conf:1)");
  }

  @Test
  void shouldNameTheLineOfAText() {
    assertThatThrownBy(() -> directory.parse("\ng = 3 ms"))
        .hasMessage("g = 3 ms: must be a plain number and is a time (such as 1 ms) (text:3)");
  }

  private void assertRefused(String text, String message) {
    assertThatThrownBy(() -> directory.load(text)).isInstanceOf(ConfigException.class).hasMessage(message);
  }
}

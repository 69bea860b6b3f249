package io.entrain.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.config.ConfigException;
import io.entrain.config.CorrelationVariable;
import io.entrain.config.NoiseModel;
import io.entrain.config.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseParametersTest {
  private static final String JSON =
      """
      {"dt": 0.1, "Ncells": 64, "Ne": 32, "K": 8, "LX": 0, "refrac": 0.1, "vre": -0.1, "threshe": 1.0, "threshi": 0.9, "tau_meme": 10.0,
       "tau_memi": 8.0, "tau_bale": 3.0, "tau_bali": 4.0, "tau_plas": 150.0, "stim_on": 30.0, "stim_off": 40.0, "train_duration": 200.0,
       "learn_every": 10.0, "wid": 50.0, "u0_skip_time": 50.0, "u0_ncells": 99, "penlambda": 0.8, "penlamFF": 1.0, "penmu": 0.01,
       "PCompute": "fast", "PPrecision": "float64", "PScale": 1, "PHistory": 100.0, "noise_model": "current", "sig": 0.0,
       "benchmark": false, "cellModel": "LIF", "ntasks": 2, "nloops": 3, "correlation_var": "uplastic",
       "steps": {"Nsteps": 2400, "stimOn": 300, "stimOff": 400, "refrac": 1, "learn": 100, "nLearn": 20}}
      """;

  @Test
  void shouldReadEveryParameter() {
    CaseParameters parameters = CaseParameters.parse(JSON);
    assertThat(parameters.time().steps()).isEqualTo(2400);
    assertThat(parameters.time().delay()).isEqualTo(1);
    assertThat(parameters.population().inhibitory()).isEqualTo(32);
    assertThat(parameters.cell().vre()).isEqualTo(-0.1);
    assertThat(parameters.cell().tauMemiMs()).isEqualTo(8);
    assertThat(parameters.synapses().tauBaliMs()).isEqualTo(4);
    assertThat(parameters.synapses().k()).isEqualTo(8);
    assertThat(parameters.noiseModel()).isEqualTo(NoiseModel.CURRENT);
    assertThat(parameters.learning().penlambda()).isEqualTo(0.8);
    assertThat(parameters.learning().correlationVar()).isEqualTo(CorrelationVariable.UPLASTIC);
    assertThat(parameters.covariance()).isEqualTo(Precision.FLOAT64);
    assertThat(parameters.tasks()).isEqualTo(2);
    assertThat(parameters.loops()).isEqualTo(3);
    assertThat(parameters.trials()).isZero();
  }

  @Test
  void shouldRecordNoMoreNeuronsThanThereAre() {
    assertThat(CaseParameters.parse(JSON).initialNeurons()).isEqualTo(64);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"dt\": 0.1 | \"dt\": 0 | dt = 0.0 ms: must be above 0",
        "\"dt\": 0.1 | \"dt\": \"soon\" | dt has type STRING rather than NUMBER",
        "\"dt\": 0.1, | '' | No configuration setting found for key 'dt'",
        "\"dt\": 0.1 | \"dt\": 1e-300 | params_json: too many steps",
        "\"Ncells\": 64 | \"Ncells\": -1 | Ncells = -1: must be at least 1",
        "\"Ne\": 32 | \"Ne\": 65 | Ne = 65: must be at most Ncells = 64",
        "\"tau_plas\": 150.0 | \"tau_plas\": 0 | tau_plas = 0.0: must be above 0",
        "\"penlambda\": 0.8 | \"penlambda\": 0 | penlambda = 0.0: must be above 0",
        "\"Nsteps\": 2400 | \"Nsteps\": 2401 | steps.Nsteps = 2401: the durations give 2400",
        "\"nLearn\": 20 | \"nLearn\": 19 | steps.nLearn = 19: the durations give 20",
        "\"stim_off\": 40.0 | \"stim_off\": 20.0 | stim_on must lie between 0 and stim_off",
        "\"train_duration\": 200.0 | \"train_duration\": 0 | train_duration must be at least one step",
        "\"learn_every\": 10.0 | \"learn_every\": 0.01 | learn_every must be at least one step",
        "\"learn_every\": 10.0 | \"learn_every\": 35.0 | 5 updates of the weights but 6 rows of targets",
        "\"refrac\": 0.1 | \"refrac\": -1 | refrac must not be negative",
        "\"u0_skip_time\": 50.0 | \"u0_skip_time\": 240 | u0_skip_time must be shorter than a trial",
        "\"current\" | \"membrane\" | noise_model = membrane: must be voltage or current",
        "\"uplastic\" | \"u\" | correlation_var = u: must be utotal or uplastic",
        "{\"dt\" | \"dt\" | params_json",
      })
  void shouldNameWhatIsWrong(String from, String to, String message) {
    assertThat(JSON).contains(from);
    assertThatThrownBy(() -> CaseParameters.parse(JSON.replace(from, to)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("params_json")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"LX\": 0 | \"LX\": 6 | feed-forward neurons (LX = 6)",
        "\"LIF\" | \"GLIF3\" | cell model GLIF3",
        "\"fast\" | \"small\" | PCompute = small",
        "\"float64\" | \"int16\" | PPrecision = int16",
        "\"PScale\": 1 | \"PScale\": 16384 | PScale = 16384.0",
      })
  void shouldTellApartWhatItCannotRun(String from, String to, String feature) {
    assertThatThrownBy(() -> CaseParameters.parse(JSON.replace(from, to)))
        .isInstanceOf(UnsupportedCaseException.class)
        .hasMessage("not supported by this version: " + feature);
  }

  @Test
  void shouldSurviveDeepNesting() {
    assertThatThrownBy(() -> CaseParameters.parse("{\"dt\": " + "[".repeat(60_000)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("params_json");
  }
}

package io.entrain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.entrain.config.CorrelationVariable;
import io.entrain.config.LearningConfig;
import io.entrain.config.LifConfig;
import io.entrain.config.NeuronValues;
import io.entrain.config.NoiseModel;
import io.entrain.config.PopulationConfig;
import io.entrain.config.Precision;
import io.entrain.config.SynapseConfig;
import io.entrain.config.TimeConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine against the equations as they stand, on random networks of sizes and in-degrees that fit no vector. */
class EngineSimulationTest {
  private static final List<String> OF_A_TRIAL = List.of(
      "spike_step", "spike_neuron", "ns", "mean_rate", "u_rollave", "uplas_rollave", "ubal_rollave", "rollave_cnt", "v_end", "u_bal_end",
      "u_plas_end");
  private static final List<String> OF_A_LOOP = List.of(
      "rls_err", "r_end", "v_trace", "u_trace", "pcor", "cor", "n_nan", "wp_weights", "P");

  private static CaseParameters parameters(int neurons, int k, NoiseModel noise, double learnEveryMs, double delayMs) {
    return new CaseParameters(
        new TimeConfig(0.1, 5, 10, 60, learnEveryMs, 8, 0.3, 5, delayMs),
        new PopulationConfig(neurons, (neurons + 1) / 2),
        new LifConfig(-0.1, 1, 1, 10, 10),
        new SynapseConfig(3, 4, new NeuronValues.Uniform(20), k, 0, 0),
        noise,
        new LearningConfig(0.8, 1, 0.01, false, k > 0 ? CorrelationVariable.UTOTAL : CorrelationVariable.UPLASTIC),
        Precision.FLOAT64,
        neurons,
        2,
        3,
        0);
  }

  /** What the textbook computes becomes the expectation. */
  private static CaseSection expectation(String label, CaseOutcome outcome) {
    Map<String, CaseArray> datasets = new LinkedHashMap<>();
    for (List<String> names : List.of(OF_A_TRIAL, OF_A_LOOP)) {
      for (String name : names) {
        if (outcome.has(name)) {
          double[] values = outcome.array(name);
          datasets.put(name, new CaseArray(label + "/" + name, new int[] {values.length}, values));
        }
      }
    }
    return new CaseSection(label, datasets, WeightSpread.DEFAULT);
  }

  private static CaseReport compare(CaseParameters parameters, CaseInputs inputs, int threads) {
    VerifyOptions options = new VerifyOptions(Precision.FLOAT64, threads);
    CaseSimulation textbook = new TextbookSimulation(parameters, inputs, options);
    CaseSimulation engine = new EngineSimulation(parameters, inputs, options);
    Verdict verdict = new Verdict();
    DoublePrecisionRules rules = new DoublePrecisionRules();
    for (int loop = 1; loop <= parameters.loops(); loop++) {
      CaseSection expected = expectation("loop" + loop, textbook.trainingLoop(loop));
      assertThat(expected.spikes().size()).isGreaterThan(parameters.population().neurons());
      rules.compare(expected, engine.trainingLoop(loop), verdict);
    }
    rules.compare(expectation("trial", textbook.testTrial(0, 1)), engine.testTrial(0, 1), verdict);
    rules.compare(expectation("initial pass", textbook.initialPass()), engine.initialPass(), verdict);
    return verdict.report("random network");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, VOLTAGE, 5, 0.1, 1",
    "3, 2, CURRENT, 5, 0.1, 4",
    "16, 0, CURRENT, 2.5, 0.1, 1",
    "17, 3, VOLTAGE, 5, 0.1, 2",
    "20, 2, VOLTAGE, 0.1, 0.1, 3",
    "23, 4, VOLTAGE, 5, 1, 2",
    "31, 5, CURRENT, 2.5, 0.7, 3",
    "33, 6, CURRENT, 7.5, 0.1, 3",
    "40, 3, VOLTAGE, 1, 2.3, 2",
    "61, 0, VOLTAGE, 6, 0.1, 3",
    "100, 8, VOLTAGE, 1, 0.1, 4",
  })
  void shouldAgreeWithTheEquations(int neurons, int k, NoiseModel noise, double learnEveryMs, double delayMs, int threads) {
    CaseParameters parameters = parameters(neurons, k, noise, learnEveryMs, delayMs);
    CaseInputs inputs = new RandomInputs(17L * neurons + k).draw(parameters);
    CaseReport report = compare(parameters, inputs, threads);
    assertThat(report.notes()).isEmpty();
    assertThat(report.passed()).isTrue();
  }
}

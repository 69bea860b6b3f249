package io.entrain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.entrain.config.Precision;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Both sets of rules on made-up loops of 100 spikes: neuron i fires in step i + 1. */
class ComparisonRulesTest {
  private static final double SAFE = 2e-5;
  private static final double CLOSE = 1e-6;
  private static final double SPREAD = 1e-7;

  private static double[] range(int from, int count) {
    double[] values = new double[count];
    Arrays.setAll(values, i -> from + i);
    return values;
  }

  private static CaseArray array(String name, double... values) {
    return new CaseArray("expected/loop1/" + name, new int[] {values.length}, values);
  }

  private static CaseSection section(double margin) {
    Map<String, CaseArray> datasets = new HashMap<>();
    datasets.put("spike_step", array("spike_step", range(1, 100)));
    datasets.put("spike_neuron", array("spike_neuron", range(0, 100)));
    datasets.put("margin", array("margin", margin));
    datasets.put("wp_weights", array("wp_weights", 1, -2, 4));
    datasets.put("pcor", array("pcor", 0.5, Double.NaN));
    return new CaseSection("loop1", datasets, SPREAD);
  }

  private static CaseOutcome outcome(int spikes, double weightError) {
    return new CaseOutcome()
        .with("spike_step", range(1, spikes))
        .with("spike_neuron", range(0, spikes))
        .with("wp_weights", 1, -2, 4 + weightError)
        .with("pcor", 0.5, Double.NaN);
  }

  private static CaseReport judge(ComparisonRules rules, CaseSection section, CaseOutcome... outcomes) {
    Verdict verdict = new Verdict();
    for (CaseOutcome outcome : outcomes) {
      rules.compare(section, outcome, verdict);
    }
    return verdict.report("made up");
  }

  private static CaseReport inDouble(CaseOutcome outcome) {
    return judge(ComparisonRules.of(Precision.FLOAT64), section(SAFE), outcome);
  }

  private static CaseReport inSingle(double margin, CaseOutcome... outcomes) {
    return judge(ComparisonRules.of(Precision.FLOAT32), section(margin), outcomes);
  }

  @Test
  void shouldPassWhatIsEqual() {
    CaseReport report = inDouble(outcome(100, 0));
    assertThat(report.passed()).isTrue();
    assertThat(report.largestDeviation()).isZero();
    assertThat(report.notes()).isEmpty();
    assertThat(inSingle(SAFE, outcome(100, 0)).passed()).isTrue();
  }

  @Test
  void shouldAllowOneBillionthInDoublePrecision() {
    CaseReport just = inDouble(outcome(100, 3.9e-9));
    assertThat(just.passed()).isTrue();
    assertThat(just.place()).isEqualTo("expected/loop1/wp_weights[2]");
    assertThat(just.largestDeviation()).isBetween(9e-10, 1e-9);
    assertThat(inDouble(outcome(100, 4.1e-9)).passed()).isFalse();
  }

  @Test
  void shouldSayWhereAnArrayIsOff() {
    assertThat(inDouble(outcome(100, 1)).notes())
        .containsExactly("expected/loop1/wp_weights[2]: 5.0 instead of 4.0, deviation 0.250, allowed 1.00e-09");
  }

  @Test
  void shouldForgiveNoSpikeInDoublePrecision() {
    CaseReport report = inDouble(outcome(99, 0));
    assertThat(report.passed()).isFalse();
    assertThat(report.notes()).containsExactly("loop1: spikes differ from step 100 on: neurons [] fire instead of [99]");
  }

  @Test
  void shouldFailWhatWasNotComputed() {
    CaseOutcome incomplete = new CaseOutcome()
        .with("spike_step", range(1, 100))
        .with("spike_neuron", range(0, 100))
        .with("pcor", 0.5, Double.NaN);
    for (Precision precision : Precision.values()) {
      CaseReport report = judge(ComparisonRules.of(precision), section(SAFE), incomplete);
      assertThat(report.passed()).isFalse();
      assertThat(report.notes()).containsExactly("expected/loop1/wp_weights: not computed by this version");
    }
  }

  @Test
  void shouldTakeAbsentSpikesAsNone() {
    CaseSection silent = new CaseSection("loop1", Map.of("ns", array("ns", 0)), SPREAD);
    CaseOutcome none = new CaseOutcome().with("spike_step", new double[0]).with("spike_neuron", new double[0]).with("ns", 0.0);
    CaseOutcome one = new CaseOutcome().with("spike_step", 7.0).with("spike_neuron", 0.0).with("ns", 0.0);
    assertThat(judge(new DoublePrecisionRules(), silent, none).passed()).isTrue();
    assertThat(judge(new DoublePrecisionRules(), silent, one).passed()).isFalse();
  }

  @Test
  void shouldHoldWeightsToTenTimesTheirSpreadInSinglePrecision() {
    assertThat(inSingle(SAFE, outcome(100, 3.9e-6)).passed()).isTrue();
    assertThat(inSingle(SAFE, outcome(100, 4.1e-6)).passed()).isFalse();
  }

  @Test
  void shouldNotBoundWeightsWhereASpikeIsClose() {
    CaseReport report = inSingle(CLOSE, outcome(100, 1e-3));
    assertThat(report.passed()).isTrue();
    assertThat(report.largestDeviation()).isGreaterThan(1e-4);
  }

  @Test
  void shouldNeverForgiveANanInSinglePrecision() {
    CaseOutcome broken = outcome(100, 0).with("pcor", Double.NaN, Double.NaN);
    assertThat(inSingle(CLOSE, broken).passed()).isFalse();
    assertThat(inSingle(CLOSE, outcome(100, Double.NaN)).passed()).isFalse();
  }

  @Test
  void shouldForgiveNoSpikeInSinglePrecisionWhereTheMarginIsWide() {
    assertThat(inSingle(SAFE, outcome(99, 0)).passed()).isFalse();
  }

  @Test
  void shouldForgiveThreeSpikesWhereTheMarginIsNarrow() {
    CaseReport report = inSingle(CLOSE, outcome(97, 1));
    assertThat(report.passed()).isTrue();
    assertThat(report.notes()).hasSize(1);
    assertThat(report.notes().getFirst())
        .contains("spikes differ from step 98 on", "97 spikes in all instead of 100", "margin of 1.0E-6");
    assertThat(inSingle(CLOSE, outcome(96, 0)).passed()).isFalse();
    assertThat(inSingle(CLOSE, outcome(104, 0)).passed()).isFalse();
  }

  @Test
  void shouldSayWhetherSpikesAreTheSame() {
    for (Precision precision : Precision.values()) {
      ComparisonRules rules = ComparisonRules.of(precision);
      assertThat(rules.compare(section(CLOSE), outcome(100, 1), new Verdict())).isTrue();
      assertThat(rules.compare(section(CLOSE), outcome(99, 0), new Verdict())).isFalse();
    }
  }

  @Test
  void shouldCutALongListOfReasons() {
    Verdict verdict = new Verdict();
    for (int i = 0; i < 20; i++) {
      verdict.fail("reason " + i);
    }
    assertThat(verdict.report("made up").notes()).hasSize(9).last().isEqualTo("12 more differences");
  }
}

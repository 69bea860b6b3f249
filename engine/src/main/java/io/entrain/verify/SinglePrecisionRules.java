package io.entrain.verify;

import java.util.OptionalInt;

/**
 * Rounding to single precision may move a spike where a neuron comes close to its threshold. So: where the margin of a section is above
 * 1e-5, spikes exactly and weights to ten times the spread that the case's author saw; elsewhere spikes may differ from some step on,
 * which is said, and then the number of spikes must agree within 2 % or 3 spikes. Where spikes are the same, the other arrays must have
 * the right size and the same NaN, and their deviation is reported.
 */
final class SinglePrecisionRules implements ComparisonRules {
  private static final double SAFE_MARGIN = 1e-5;
  private static final double WEIGHT_FACTOR = 10;
  private static final double RATE_TOLERANCE = 0.02;
  private static final int SPIKE_TOLERANCE = 3;
  private static final double ANY_FINITE = Double.MAX_VALUE;

  @Override
  public boolean compare(CaseSection expected, CaseOutcome outcome, Verdict verdict) {
    OptionalInt difference = ComparisonRules.firstDifference(expected, outcome);
    if (difference.isPresent()) {
      compareDiverged(expected, outcome, difference.getAsInt(), verdict);
      return false;
    }
    double weightBound = expected.margin() > SAFE_MARGIN ? WEIGHT_FACTOR * expected.weightSpread() : ANY_FINITE;
    ComparisonRules.deviations(
        expected,
        outcome,
        verdict,
        (name, deviation) -> verdict.require(deviation, name.equals(CaseSection.WEIGHTS) ? weightBound : ANY_FINITE));
    return true;
  }

  private static void compareDiverged(CaseSection expected, CaseOutcome outcome, int step, Verdict verdict) {
    String difference = ComparisonRules.describe(expected, outcome, step);
    if (expected.margin() > SAFE_MARGIN) {
      verdict.fail(difference);
      return;
    }
    int computed = ComparisonRules.spikes(outcome).size();
    int wanted = expected.spikes().size();
    String counts = computed + " spikes in all instead of " + wanted;
    if (Math.abs(computed - wanted) <= Math.max(RATE_TOLERANCE * wanted, SPIKE_TOLERANCE)) {
      verdict.note(difference + "; " + counts + ", as rounding may do at a margin of " + expected.margin());
    } else {
      verdict.fail(difference + "; " + counts + ", more than rounding explains");
    }
  }
}

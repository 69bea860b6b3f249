package io.entrain.verify;

import java.util.OptionalInt;

/** Spikes exactly; every other array to 1e-9 of its largest magnitude, with NaN at the same places. */
final class DoublePrecisionRules implements ComparisonRules {
  private static final double BOUND = 1e-9;

  @Override
  public boolean compare(CaseSection expected, CaseOutcome outcome, Verdict verdict) {
    OptionalInt difference = ComparisonRules.firstDifference(expected, outcome);
    difference.ifPresent(step -> verdict.fail(ComparisonRules.describe(expected, outcome, step)));
    ComparisonRules.deviations(expected, outcome, verdict, (_, deviation) -> verdict.require(deviation, BOUND));
    return difference.isEmpty();
  }
}

package io.entrain.verify;

/** Runs one case and hands each of its sections, with what was computed, to the rules. */
interface CaseRunner {
  void run(ComparisonRules rules, Verdict verdict);
}

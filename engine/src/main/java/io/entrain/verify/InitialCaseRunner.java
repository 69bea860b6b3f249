package io.entrain.verify;

import java.util.List;

/** Runs the initial pass of a case. */
final class InitialCaseRunner implements CaseRunner {
  private final CaseSection expected;
  private final CaseSimulation simulation;

  InitialCaseRunner(CaseFile file, CaseSimulation simulation) {
    this.expected = new ExpectedSections(file, List.of()).root("initial pass");
    this.simulation = simulation;
  }

  @Override
  public void run(ComparisonRules rules, Verdict verdict) {
    rules.compare(expected, simulation.initialPass(), verdict);
  }
}

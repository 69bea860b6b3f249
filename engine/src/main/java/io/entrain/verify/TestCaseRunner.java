package io.entrain.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the trials of a test case, each with each task. */
final class TestCaseRunner implements CaseRunner {
  private final ExpectedSections expected;
  private final CaseSimulation simulation;
  private final int trials;
  private final int tasks;

  TestCaseRunner(CaseFile file, CaseSimulation simulation, int trials, int tasks) {
    this.expected = new ExpectedSections(file, labels(trials, tasks));
    this.simulation = simulation;
    this.trials = trials;
    this.tasks = tasks;
  }

  @Override
  public void run(ComparisonRules rules, Verdict verdict) {
    for (int trial = 0; trial < trials; trial++) {
      for (int task = 0; task < tasks; task++) {
        CaseSection section = expected.group(label(trial, task), Map.of(), WeightSpread.DEFAULT);
        rules.compare(section, simulation.testTrial(trial, task), verdict);
      }
    }
  }

  private static List<String> labels(int trials, int tasks) {
    List<String> labels = new ArrayList<>();
    for (int trial = 0; trial < trials; trial++) {
      for (int task = 0; task < tasks; task++) {
        labels.add(label(trial, task));
      }
    }
    return labels;
  }

  private static String label(int trial, int task) {
    return "trial" + trial + "_task" + task;
  }
}

package io.entrain.verify;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs the loops of a training case, one after the other. */
final class TrainingCaseRunner implements CaseRunner {
  /** Voltages and currents of the first steps of loop 1; they lie at the root of {@code /expected}. */
  private static final List<String> TRACES = List.of("v_trace", "u_trace");

  private final ExpectedSections expected;
  private final CaseSimulation simulation;
  private final WeightSpread weightSpread;
  private final int loops;

  TrainingCaseRunner(CaseFile file, CaseSimulation simulation, int loops) {
    this.expected = new ExpectedSections(file, IntStream.rangeClosed(1, loops).mapToObj(TrainingCaseRunner::label).toList());
    this.simulation = simulation;
    this.weightSpread = WeightSpread.beside(file.path());
    this.loops = loops;
  }

  @Override
  public void run(ComparisonRules rules, Verdict verdict) {
    Map<String, CaseArray> root = expected.root("root").datasets();
    rules.compare(new CaseSection("covariance", pick(root, false), WeightSpread.DEFAULT), simulation.initialCovariance(), verdict);
    for (int loop = 1; loop <= loops; loop++) {
      Map<String, CaseArray> traces = loop == 1 ? pick(root, true) : Map.of();
      CaseSection section = expected.group(label(loop), traces, weightSpread.ofLoop(loop));
      CaseOutcome outcome = simulation.trainingLoop(loop);
      boolean same = rules.compare(section, outcome, verdict);
      if (!same && loop < loops && fits(CaseSection.WEIGHTS, section, outcome) && fits(CaseSection.COVARIANCE, section, outcome)) {
        startAgain(section, verdict);
      }
    }
  }

  /**
   * Once spikes differ, so do the weights that the next loop would start from, and its margin would say nothing. It starts from those of
   * the file.
   */
  private void startAgain(CaseSection section, Verdict verdict) {
    Map<String, CaseArray> file = section.datasets();
    simulation.startFrom(file.get(CaseSection.WEIGHTS).values(), file.get(CaseSection.COVARIANCE).values());
    verdict.note(section.label() + ": the loop after it starts from the weights and P of the file");
  }

  private static boolean fits(String dataset, CaseSection section, CaseOutcome outcome) {
    CaseArray given = section.datasets().get(dataset);
    return given != null && given.values().length == outcome.array(dataset).length;
  }

  /** Returns the traces, or all others. */
  private static Map<String, CaseArray> pick(Map<String, CaseArray> root, boolean traces) {
    return root.entrySet().stream()
        .filter(entry -> TRACES.contains(entry.getKey()) == traces)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String label(int loop) {
    return "loop" + loop;
  }
}

package io.entrain.verify;

import io.entrain.config.ConfigException;
import io.entrain.input.RicciardiTransfer;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Evaluates the transfer function and its inverse where a case asks for them. */
final class RicciardiCaseRunner implements CaseRunner {
  private final CaseFile file;
  private final CaseSection expected;

  RicciardiCaseRunner(CaseFile file) {
    this.file = file;
    this.expected = new ExpectedSections(file, List.of()).root("transfer");
  }

  @Override
  public void run(ComparisonRules rules, Verdict verdict) {
    CaseOutcome outcome = new CaseOutcome();
    if (file.has("input/x")) {
      outcome.with("f", map("input/x", RicciardiTransfer::f)).with("g", map("input/x", RicciardiTransfer::g));
    }
    for (int set = 0; file.has("input/params" + set); set++) {
      evaluate(set, outcome);
    }
    rules.compare(expected, outcome, verdict);
  }

  private void evaluate(int set, CaseOutcome outcome) {
    String dataset = "input/params" + set;
    double[] values = file.finite(dataset, 4);
    try {
      RicciardiTransfer transfer = new RicciardiTransfer(values[0], values[1], values[2], values[3]);
      outcome.with("rate" + set, map("input/mu" + set, transfer::rate)).with("utarg" + set, map("input/psth", transfer::meanInput));
    } catch (ConfigException e) {
      throw new ConfigException(dataset + ": " + e.getMessage(), e);
    }
  }

  private double[] map(String dataset, DoubleUnaryOperator function) {
    return Arrays.stream(file.array(dataset).values()).map(function).toArray();
  }
}

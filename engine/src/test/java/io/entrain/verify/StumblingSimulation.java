package io.entrain.verify;

import java.util.Arrays;

/** Loses the last spike of its first loop, and all that it has learned with it. */
final class StumblingSimulation implements CaseSimulation {
  private final CaseSimulation correct;

  StumblingSimulation(CaseParameters parameters, CaseInputs inputs, VerifyOptions options) {
    correct = new TextbookSimulation(parameters, inputs, options);
  }

  @Override
  public CaseOutcome initialCovariance() {
    return correct.initialCovariance();
  }

  @Override
  public CaseOutcome trainingLoop(int loop) {
    CaseOutcome outcome = correct.trainingLoop(loop);
    if (loop > 1) {
      return outcome;
    }
    correct.startFrom(new double[outcome.array("wp_weights").length], new double[outcome.array("P").length]);
    return outcome
        .with("spike_step", withoutLast(outcome.array("spike_step")))
        .with("spike_neuron", withoutLast(outcome.array("spike_neuron")));
  }

  @Override
  public void startFrom(double[] weights, double[] covariances) {
    correct.startFrom(weights, covariances);
  }

  @Override
  public CaseOutcome testTrial(int trial, int task) {
    return correct.testTrial(trial, task);
  }

  @Override
  public CaseOutcome initialPass() {
    return correct.initialPass();
  }

  private static double[] withoutLast(double[] values) {
    return Arrays.copyOf(values, values.length - 1);
  }
}

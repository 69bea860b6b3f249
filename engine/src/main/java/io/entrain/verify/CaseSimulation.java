package io.entrain.verify;

/**
 * Runs what a case file asks for, with every random source given by the file. One instance runs one case; loops are run in order.
 * Outcomes hold the arrays that a case file may expect of a loop, trial or pass, under their names there.
 */
interface CaseSimulation extends AutoCloseable {
  /** Builds the simulation of a case. */
  @FunctionalInterface
  interface Factory {
    CaseSimulation create(CaseParameters parameters, CaseInputs inputs, VerifyOptions options);
  }

  /** Returns P before the first loop: {@code P0}, {@code P_offsets}. */
  CaseOutcome initialCovariance();

  /** Runs a training loop, counted from 1; the first one also gives {@code v_trace} and {@code u_trace}. */
  CaseOutcome trainingLoop(int loop);

  /**
   * Replaces what was learned, so that the next loop starts from it.
   *
   * @param weights weights, neuron after neuron
   * @param covariances full square matrices, row by row, neuron after neuron
   */
  void startFrom(double[] weights, double[] covariances);

  /** Runs a test trial of a task, both counted from 0. */
  CaseOutcome testTrial(int trial, int task);

  /** Runs the initial pass. */
  CaseOutcome initialPass();

  @Override
  default void close() {}
}

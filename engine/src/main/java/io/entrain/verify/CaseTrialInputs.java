package io.entrain.verify;

import io.entrain.network.NeuronRange;
import io.entrain.network.NeuronTable;
import io.entrain.shard.TrialInputs;

/**
 * What drives a trial of a case: everything comes from the file.
 *
 * @param inputs the file's arrays
 * @param run number of the run among them
 * @param steps steps of a trial
 * @param stimulus the external stimulus of the run's task
 * @param targets the wanted current of the run's task
 */
record CaseTrialInputs(CaseInputs inputs, int run, int steps, NeuronTable stimulus, NeuronTable targets) implements TrialInputs {
  @Override
  public void initialPotentials(NeuronRange range, double[] v0) {
    System.arraycopy(inputs.initialVoltages(), run * inputs.neurons() + range.from(), v0, 0, range.size());
  }

  @Override
  public NoiseSource noise(NeuronRange range) {
    return (step, z) -> {
      int row = run * steps + step - 1;
      System.arraycopy(inputs.noise(), row * inputs.neurons() + range.from(), z, 0, range.size());
    };
  }
}

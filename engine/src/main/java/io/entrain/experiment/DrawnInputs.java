package io.entrain.experiment;

import io.entrain.config.ExperimentConfig;
import io.entrain.network.NeuronRange;
import io.entrain.network.NeuronTable;
import io.entrain.random.NormalField;
import io.entrain.random.RandomStream;
import io.entrain.shard.TrialInputs;
import io.entrain.state.CellConstants;

/**
 * Drives a trial with potentials and noise drawn from the experiment's counters: each kind of trial, and each trial of a kind, has numbers
 * of its own, which depend on nothing else.
 */
public final class DrawnInputs implements TrialInputs {
  private final CellConstants constants;
  private final RandomStream potentials;
  private final RandomStream noise;
  private final int occasion;
  private final NeuronTable stimulus;
  private final NeuronTable targets;

  /**
   * @param kind name of the kind of trial, part of its streams' names
   * @param occasion number of the trial among its kind
   */
  public DrawnInputs(
      ExperimentConfig config, CellConstants constants, String kind, int occasion, NeuronTable stimulus, NeuronTable targets) {
    this.constants = constants;
    this.potentials = RandomStream.of(config.seed(), kind + "-potential");
    this.noise = RandomStream.of(config.seed(), kind + "-noise");
    this.occasion = occasion;
    this.stimulus = stimulus;
    this.targets = targets;
  }

  @Override
  public void initialPotentials(NeuronRange range, double[] v0) {
    for (int i = 0; i < range.size(); i++) {
      int neuron = range.from() + i;
      double z = potentials.sequence(neuron, occasion).nextNormal();
      v0[i] = z * (constants.threshold()[neuron] - constants.vre()) + constants.vre();
    }
  }

  @Override
  public NoiseSource noise(NeuronRange range) {
    NormalField field = new NormalField(noise);
    return (step, z) -> field.draw(occasion, 0, step, range.from(), range.to(), z);
  }

  @Override
  public NeuronTable stimulus() {
    return stimulus;
  }

  @Override
  public NeuronTable targets() {
    return targets;
  }
}

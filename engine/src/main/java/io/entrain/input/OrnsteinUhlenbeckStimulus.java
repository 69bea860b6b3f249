package io.entrain.input;

import io.entrain.config.ExperimentConfig;
import io.entrain.config.PluginConfig;
import io.entrain.random.RandomStream;

/**
 * A stimulus of its own for every neuron and task: an Ornstein-Uhlenbeck path that starts at 0. Arguments: mu (mean), b (rate of return,
 * 1/ms), sig (strength).
 */
public final class OrnsteinUhlenbeckStimulus implements Stimulus {
  private final RandomStream random;
  private final OrnsteinUhlenbeckPath path;

  public OrnsteinUhlenbeckStimulus(ExperimentConfig experiment, PluginConfig args) {
    random = RandomStream.of(experiment.seed(), "stimulus");
    path = new OrnsteinUhlenbeckPath(args.number("mu"), args.number("b"), args.number("sig"), experiment.time().dtMs());
  }

  @Override
  public void draw(int task, int neuron, double[] rows) {
    path.draw(random, neuron, task, rows);
  }
}

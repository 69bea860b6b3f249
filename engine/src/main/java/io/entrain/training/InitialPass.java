package io.entrain.training;

import io.entrain.config.TimeConfig;
import io.entrain.metrics.CurrentStatistics;
import io.entrain.metrics.FiringRate;
import io.entrain.network.InitialActivity;
import io.entrain.shard.NetworkModel;
import io.entrain.shard.Phase;
import io.entrain.shard.Shard;
import io.entrain.shard.TrialInputs;

/** The initial pass: one trial of the static network alone, to learn its rates and currents. */
public final class InitialPass {
  private InitialPass() {}

  /**
   * Runs the pass.
   *
   * @param shard the network, made from {@code model}
   * @param excitatory number of excitatory neurons, which come first
   * @param recorded neurons whose spread of the current is measured
   */
  public static InitialActivity run(Shard shard, NetworkModel model, TrialInputs inputs, int excitatory, int recorded) {
    TimeConfig time = model.time();
    int neurons = model.neurons();
    CurrentStatistics statistics = new CurrentStatistics(time.initialSkip(), recorded, neurons);
    int[] counts = shard.run(Phase.INITIAL, inputs, statistics);
    return new InitialActivity(
        counts,
        statistics.mean(),
        statistics.meanDeviation(),
        FiringRate.hz(counts, 0, excitatory, time.dtMs(), time.steps()),
        FiringRate.hz(counts, excitatory, neurons, time.dtMs(), time.steps()));
  }
}

package io.entrain.initialisation;

import io.entrain.config.ExperimentConfig;
import io.entrain.config.TimeConfig;
import io.entrain.experiment.DrawnInputs;
import io.entrain.metrics.CurrentStatistics;
import io.entrain.metrics.FiringRate;
import io.entrain.network.InitialActivity;
import io.entrain.network.NeuronRange;
import io.entrain.network.NeuronTable;
import io.entrain.network.SynapseTable;
import io.entrain.shard.NetworkModel;
import io.entrain.shard.Phase;
import io.entrain.shard.Shard;
import io.entrain.shard.TrialInputs;
import io.entrain.state.CellConstants;

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
    CurrentStatistics statistics = new CurrentStatistics(model.time().initialSkip(), recorded, model.neurons());
    int[] counts = shard.run(Phase.INITIAL, inputs, statistics);
    return activity(model.time(), excitatory, counts, statistics.mean(), statistics.deviation());
  }

  /**
   * The network of the pass, as far as the neurons of a range need it.
   *
   * @param statics static synapses onto them; null: there are none
   */
  static NetworkModel model(ExperimentConfig config, CellConstants constants, SynapseTable statics, NeuronRange range) {
    SynapseTable none = SynapseTable.empty(range, config.numerics().state());
    return new NetworkModel(config.time(), constants, config.numerics(), config.learning(), statics, none);
  }

  /** What drives the pass. */
  static TrialInputs inputs(ExperimentConfig config, CellConstants constants) {
    NeuronTable nothing = NeuronTable.empty(new NeuronRange(0, constants.neurons()));
    return new DrawnInputs(config, constants, "initial", 0, nothing, nothing);
  }

  /**
   * What the pass tells of a network.
   *
   * @param spikeCounts of every neuron
   * @param meanCurrent of every neuron
   * @param deviation standard deviation over time of the current of each recorded neuron, in order; summed in this order
   */
  static InitialActivity activity(TimeConfig time, int excitatory, int[] spikeCounts, double[] meanCurrent, double[] deviation) {
    double sum = 0;
    for (double value : deviation) {
      sum += value;
    }
    return new InitialActivity(
        spikeCounts,
        meanCurrent,
        sum / deviation.length,
        FiringRate.hz(spikeCounts, 0, excitatory, time.dtMs(), time.steps()),
        FiringRate.hz(spikeCounts, excitatory, spikeCounts.length, time.dtMs(), time.steps()));
  }
}

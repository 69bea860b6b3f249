package io.entrain.shard;

import io.entrain.config.LearningConfig;
import io.entrain.config.NumericsConfig;
import io.entrain.config.TimeConfig;
import io.entrain.network.SynapseTable;
import io.entrain.state.CellConstants;

/**
 * Everything of a network that does not change from trial to trial but what it learns.
 *
 * @param time timing of a trial
 * @param constants constants of all neurons
 * @param numerics precisions; the tables have that of the state
 * @param learning penalties
 * @param statics static synapses by presynaptic neuron, at least those onto the neurons that are simulated; null: none (K = 0)
 * @param plastics plastic synapses by postsynaptic neuron, with their first weights; a row for each neuron that is simulated
 */
public record NetworkModel(
    TimeConfig time,
    CellConstants constants,
    NumericsConfig numerics,
    LearningConfig learning,
    SynapseTable statics,
    SynapseTable plastics) {
  public int neurons() {
    return constants.neurons();
  }
}

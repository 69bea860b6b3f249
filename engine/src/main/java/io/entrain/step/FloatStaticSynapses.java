// Template: the double-precision twin is generated from this file.
package io.entrain.step;

import io.entrain.network.NeuronRange;
import io.entrain.network.SynapseTable;
import io.entrain.spike.SpikeList;
import io.entrain.state.FloatNeuronState;

/**
 * The static synapses onto a range of neurons, by presynaptic neuron: first those of positive weight, which feed the excitatory current,
 * then those of negative weight. Immutable, so that trials side by side share it.
 */
public final class FloatStaticSynapses {
  private final int[] begin;
  private final int[] firstNegative;
  private final int[] postsynaptic;
  private final float[] weight;

  /** Takes the synapses onto {@code range} out of a table that has a row for every presynaptic neuron. */
  public FloatStaticSynapses(SynapseTable table, NeuronRange range) {
    int neurons = table.rows().size();
    begin = new int[neurons + 1];
    firstNegative = new int[neurons];
    int size = 0;
    for (int partner : table.partners()) {
      size += range.contains(partner) ? 1 : 0;
    }
    postsynaptic = new int[size];
    weight = new float[size];
    int next = 0;
    for (int neuron = 0; neuron < neurons; neuron++) {
      begin[neuron] = next;
      next = take(table, neuron, range, 1, next);
      firstNegative[neuron] = next;
      next = take(table, neuron, range, -1, next);
    }
    begin[neurons] = next;
  }

  private int take(SynapseTable table, int neuron, NeuronRange range, int sign, int at) {
    int next = at;
    for (int synapse = table.begin(neuron); synapse < table.end(neuron); synapse++) {
      int partner = table.partners()[synapse];
      double value = table.weights().get(synapse);
      if (range.contains(partner) && Math.signum(value) == sign) {
        postsynaptic[next] = partner - range.from();
        weight[next++] = (float) value;
      }
    }
    return next;
  }

  /** Adds the charge that the spikes bring to {@code slot} of the delay ring of {@code state}. */
  public void deliver(SpikeList spikes, FloatNeuronState state, int slot) {
    float[] inE = state.inE[slot];
    float[] inI = state.inI[slot];
    for (int i = 0; i < spikes.size(); i++) {
      int neuron = spikes.neuron(i);
      add(inE, begin[neuron], firstNegative[neuron]);
      add(inI, firstNegative[neuron], begin[neuron + 1]);
    }
  }

  private void add(float[] charge, int from, int to) {
    int[] targets = postsynaptic;
    float[] weights = weight;
    for (int synapse = from; synapse < to; synapse++) {
      charge[targets[synapse]] += weights[synapse];
    }
  }
}

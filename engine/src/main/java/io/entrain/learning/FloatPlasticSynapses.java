// Template: the double-precision twin is generated from this file.
package io.entrain.learning;

import io.entrain.linalg.RealArray;
import io.entrain.network.SynapseTable;
import io.entrain.spike.SpikeList;
import io.entrain.state.FloatNeuronState;
import java.util.Arrays;

/**
 * The plastic synapses onto a range of neurons. Each weight is stored once, where its postsynaptic neuron learns ({@link GroupLayout}); the
 * lists by presynaptic neuron point into that store.
 */
public final class FloatPlasticSynapses {
  private final GroupLayout layout;
  private final int[] sources;
  private final float[] weights;
  private final int[] begin;

  /** Where the postsynaptic neuron of every synapse stands in the arrays of the state. */
  private final int[] postsynaptic;

  private final int[] position;

  /** Takes the rows of the layout's range out of a table by postsynaptic neuron, in a network of {@code neurons}. */
  public FloatPlasticSynapses(SynapseTable table, GroupLayout layout, int neurons) {
    this.layout = layout;
    int from = layout.range().from();
    sources = new int[layout.size()];
    weights = new float[layout.size()];
    begin = new int[neurons + 2];
    Arrays.fill(sources, neurons);
    int synapses = table.end(layout.range().to() - 1) - table.begin(from);
    postsynaptic = new int[synapses];
    position = new int[synapses];
    for (int i = 0; i < synapses; i++) {
      begin[table.partners()[table.begin(from) + i] + 2]++;
    }
    for (int neuron = 0; neuron < neurons; neuron++) {
      begin[neuron + 1] += begin[neuron];
    }
    for (int local = 0; local < layout.range().size(); local++) {
      int row = table.begin(from + local);
      for (int input = 0; input < layout.inDegree(local); input++) {
        int source = table.partners()[row + input];
        int at = layout.position(local, input);
        sources[at] = source;
        weights[at] = (float) table.weights().get(row + input);
        int entry = begin[source + 1]++;
        postsynaptic[entry] = FloatNeuronState.BEGIN + local;
        position[entry] = at;
      }
    }
  }

  /** The same synapses with weights of their own, all of them. */
  private FloatPlasticSynapses(FloatPlasticSynapses synapses) {
    layout = synapses.layout;
    sources = synapses.sources;
    weights = new float[synapses.weights.length];
    begin = synapses.begin;
    postsynaptic = synapses.postsynaptic;
    position = synapses.position;
  }

  /** Room for a copy of the weights, which is only there to be copied from. */
  public FloatPlasticSynapses blank() {
    return new FloatPlasticSynapses(this);
  }

  /** Copies all weights to what {@link #blank} gave. */
  public void copyTo(FloatPlasticSynapses blank) {
    System.arraycopy(weights, 0, blank.weights, 0, weights.length);
  }

  /** Memory that the weights take. */
  public long bytes() {
    return (long) weights.length * Float.BYTES;
  }

  public GroupLayout layout() {
    return layout;
  }

  /** Presynaptic neuron of every input, as laid out; not to be modified. */
  public int[] sources() {
    return sources;
  }

  /** Weight of every input, as laid out; learning modifies it. */
  public float[] weights() {
    return weights;
  }

  /** Adds the charge that the spikes bring to {@code slot} of the delay ring of {@code state}. */
  public void deliver(SpikeList spikes, FloatNeuronState state, int slot) {
    float[] charge = state.inP[slot];
    for (int i = 0; i < spikes.size(); i++) {
      int neuron = spikes.neuron(i);
      add(charge, begin[neuron], begin[neuron + 1]);
    }
  }

  private void add(float[] charge, int from, int to) {
    int[] targets = postsynaptic;
    int[] positions = position;
    float[] store = weights;
    for (int synapse = from; synapse < to; synapse++) {
      charge[targets[synapse]] += store[positions[synapse]];
    }
  }

  /** Copies the weights of a local neuron. */
  public void copyWeights(int local, RealArray target, int at) {
    float[] values = ((RealArray.Float32) target).values();
    for (int input = 0; input < layout.inDegree(local); input++) {
      values[at + input] = weights[layout.position(local, input)];
    }
  }

  /** Replaces the weights of a local neuron. */
  public void setWeights(int local, RealArray source, int at) {
    float[] values = ((RealArray.Float32) source).values();
    for (int input = 0; input < layout.inDegree(local); input++) {
      weights[layout.position(local, input)] = values[at + input];
    }
  }
}

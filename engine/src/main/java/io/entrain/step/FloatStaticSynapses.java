// Template: the double-precision twin is generated from this file.
package io.entrain.step;

import io.entrain.linalg.CacheLine;
import io.entrain.network.NeuronRange;
import io.entrain.network.SynapseTable;
import io.entrain.spike.SpikeList;
import io.entrain.state.FloatNeuronState;
import java.util.Arrays;

/**
 * The static synapses onto a range of neurons, by presynaptic neuron: first those of positive weight, which feed the excitatory current,
 * then those of negative weight, which feed the inhibitory one. They are kept in runs of equal weight with 16-bit indices, since delivery
 * is bound by memory; where weights differ from synapse to synapse, each is kept. Trials side by side share it.
 */
public final class FloatStaticSynapses {
  private static final int WORTHWHILE_RUN = 4;
  private static final int INDICES_A_LINE = CacheLine.BYTES / Character.BYTES;

  private final int[] firstRun;
  private final int[] firstNegativeRun;
  private final char[] postsynaptic;

  /** Weight of each synapse, null where all of a run have the run's. */
  private final float[] weight;

  private int[] runBegin;
  private int[] runOffset;
  private float[] runWeight;
  private int runs;

  /** Takes the synapses onto {@code range} out of a table that has a row for every presynaptic neuron. */
  public FloatStaticSynapses(SynapseTable table, NeuronRange range) {
    int neurons = table.rows().size();
    int size = 0;
    for (int synapse = 0; synapse < table.synapses(); synapse++) {
      size += range.contains(table.partners()[synapse]) && table.weights().get(synapse) != 0 ? 1 : 0;
    }
    firstRun = new int[neurons + 1];
    firstNegativeRun = new int[neurons];
    postsynaptic = new char[size];
    float[] weights = new float[size];
    divide(table, range, true, weights);
    boolean uniform = (long) runs * WORTHWHILE_RUN <= size;
    if (!uniform) {
      divide(table, range, false, weights);
    }
    weight = uniform ? null : weights;
    runBegin = Arrays.copyOf(runBegin, runs + 1);
    runBegin[runs] = size;
    runOffset = Arrays.copyOf(runOffset, runs);
    runWeight = Arrays.copyOf(runWeight, runs);
  }

  /** Fills in all synapses; with {@code byWeight}, a new weight begins a new run. */
  private void divide(SynapseTable table, NeuronRange range, boolean byWeight, float[] weights) {
    StaticRow row = new StaticRow(table, range);
    runs = 0;
    runBegin = new int[1 << 10];
    runOffset = new int[1 << 10];
    runWeight = new float[1 << 10];
    int next = 0;
    for (int neuron = 0; neuron < firstNegativeRun.length; neuron++) {
      row.read(neuron);
      firstRun[neuron] = runs;
      firstNegativeRun[neuron] = -1;
      for (int i = 0; i < row.size(); i++) {
        float value = (float) row.weight(i);
        int offset = row.postsynaptic(i) / StaticRow.SECTION * StaticRow.SECTION;
        if (value < 0 && firstNegativeRun[neuron] < 0) {
          firstNegativeRun[neuron] = runs;
        }
        if (runs == firstRun[neuron] || startsRun(value, offset, byWeight)) {
          start(next, value, offset);
        }
        postsynaptic[next] = (char) (row.postsynaptic(i) - offset);
        weights[next++] = value;
      }
      if (firstNegativeRun[neuron] < 0) {
        firstNegativeRun[neuron] = runs;
      }
    }
    firstRun[firstNegativeRun.length] = runs;
  }

  private boolean startsRun(float value, int offset, boolean byWeight) {
    float last = runWeight[runs - 1];
    return offset != runOffset[runs - 1] || (byWeight ? value != last : value < 0 != last < 0);
  }

  private void start(int synapse, float value, int offset) {
    if (runs + 1 == runBegin.length) {
      runBegin = Arrays.copyOf(runBegin, 2 * runBegin.length);
      runOffset = Arrays.copyOf(runOffset, runBegin.length);
      runWeight = Arrays.copyOf(runWeight, runBegin.length);
    }
    runBegin[runs] = synapse;
    runOffset[runs] = offset;
    runWeight[runs++] = value;
  }

  /** Adds the charge that the spikes bring to {@code slot} of the delay ring of {@code state}. */
  public void deliver(SpikeList spikes, FloatNeuronState state, int slot) {
    float[] inE = state.inE[slot];
    float[] inI = state.sharedBalancedDecay ? inE : state.inI[slot];
    state.fetched = fetch(spikes);
    for (int i = 0; i < spikes.size(); i++) {
      int neuron = spikes.neuron(i);
      addRuns(inE, firstRun[neuron], firstNegativeRun[neuron]);
      addRuns(inI, firstNegativeRun[neuron], firstRun[neuron + 1]);
    }
  }

  /**
   * Reads an index of every line of the cache that delivery will need. The lines come from memory side by side; delivery itself, which has
   * much to do for each, would wait for them one by one. Returns what has to be kept so that the reads are not left out.
   */
  private int fetch(SpikeList spikes) {
    char[] targets = postsynaptic;
    int sum = 0;
    for (int i = 0; i < spikes.size(); i++) {
      int neuron = spikes.neuron(i);
      int end = runBegin[firstRun[neuron + 1]];
      for (int synapse = runBegin[firstRun[neuron]]; synapse < end; synapse += INDICES_A_LINE) {
        sum += targets[synapse];
      }
    }
    return sum;
  }

  private void addRuns(float[] charge, int from, int to) {
    for (int run = from; run < to; run++) {
      if (weight == null) {
        addEqual(charge, FloatNeuronState.BEGIN + runOffset[run], runWeight[run], runBegin[run], runBegin[run + 1]);
      } else {
        addEach(charge, FloatNeuronState.BEGIN + runOffset[run], runBegin[run], runBegin[run + 1]);
      }
    }
  }

  private void addEqual(float[] charge, int offset, float value, int from, int to) {
    char[] targets = postsynaptic;
    for (int synapse = from; synapse < to; synapse++) {
      charge[offset + targets[synapse]] += value;
    }
  }

  private void addEach(float[] charge, int offset, int from, int to) {
    char[] targets = postsynaptic;
    float[] weights = weight;
    for (int synapse = from; synapse < to; synapse++) {
      charge[offset + targets[synapse]] += weights[synapse];
    }
  }
}

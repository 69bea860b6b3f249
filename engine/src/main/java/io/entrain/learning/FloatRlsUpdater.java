// Template: the double-precision twin is generated from this file.
package io.entrain.learning;

import io.entrain.state.FloatNeuronState;
import java.util.Arrays;

/**
 * Recursive least squares for a range of neurons, group by group:
 *
 * <pre>
 * k = P r;  e = w'r + (ue + ui + noise) - target;  P = P - k k' / (1 + r'k);  w = w - e k
 * </pre>
 *
 * Source: TrainSpikingNet.jl, src/cpu/rls-fast.jl at 3bd69d7. The weight step is e k with the k before the update, as there, and not the
 * textbook's e k / (1 + r'k). The external input is no part of e. One instance a thread.
 */
public final class FloatRlsUpdater {
  private static final int LANES = GroupLayout.LANES;

  /**
   * Groups whose filtered trains are gathered at a time. Between two of these, P passes through the nearest cache and takes the trains of
   * the network out of it.
   */
  private static final int GATHERED = 16;

  private final FloatPlasticSynapses synapses;
  private final GroupLayout layout;
  private final FloatGain covariance;
  private final FloatWeightKernel kernel;
  private final boolean frozen;

  /** The order of the groups alternates: where P just exceeds a cache, what was used last is still in it. */
  private boolean backward;

  private final float[][] x = new float[GATHERED][];
  private final float[] k;
  private final float[] error = new float[LANES];

  /** With {@code frozen}, covariances are updated and weights are not. */
  public FloatRlsUpdater(FloatPlasticSynapses synapses, FloatGain covariance, FloatWeightKernel kernel, boolean frozen) {
    this.synapses = synapses;
    this.layout = synapses.layout();
    this.covariance = covariance;
    this.kernel = kernel;
    this.frozen = frozen;
    k = new float[FloatPackedKernel.vectorLength(layout.widest())];
    Arrays.setAll(x, _ -> new float[k.length]);
  }

  /**
   * Updates weights and covariances of all groups.
   *
   * @param step number of the step, for messages
   * @param state currents; not modified
   * @param trains filtered trains of all neurons, 1/ms; not modified
   * @param target wanted currents, those of the range from {@code column} on; not modified
   * @param errors error of each neuron of the range before the update, NaN for those that do not learn; written, null: not wanted
   * @throws DivergenceException if an error is not finite
   */
  public void update(int step, FloatNeuronState state, float[] trains, float[] target, int column, double[] errors) {
    backward = !backward;
    for (int first = 0; first < layout.groups(); first += GATHERED) {
      int last = Math.min(first + GATHERED, layout.groups());
      for (int next = first; next < last; next++) {
        int group = inOrder(next);
        kernel.gather(trains, synapses.sources(), layout.offset(group), layout.inputs(group), x[next - first]);
      }
      for (int next = first; next < last; next++) {
        int group = inOrder(next);
        distance(group, state, target, column);
        learn(group, x[next - first], step);
        if (errors != null) {
          record(group, errors);
        }
      }
    }
  }

  private int inOrder(int next) {
    return backward ? layout.groups() - 1 - next : next;
  }

  private void learn(int group, float[] x, int step) {
    int n = layout.inputs(group);
    int at = layout.offset(group);
    covariance.update(group, x, k);
    kernel.addOutput(synapses.weights(), at, n, x, error);
    requireFinite(group, step);
    if (!frozen) {
      kernel.correct(synapses.weights(), at, n, k, error);
    }
  }

  /** Balanced current minus target, lane by lane. */
  private void distance(int group, FloatNeuronState state, float[] target, int column) {
    for (int lane = 0; lane < LANES; lane++) {
      int i = layout.neuron(group, lane);
      int at = FloatNeuronState.BEGIN + i;
      error[lane] = i < 0 ? 0 : ((state.ue[at] + state.ui[at]) + state.noise[at]) - target[column + i];
    }
  }

  private void requireFinite(int group, int step) {
    for (int lane = 0; lane < LANES; lane++) {
      if (!(Math.abs(error[lane]) <= Float.MAX_VALUE)) {
        throw new DivergenceException(layout.range().from() + layout.neuron(group, lane), step, error[lane]);
      }
    }
  }

  private void record(int group, double[] errors) {
    for (int lane = 0; lane < LANES; lane++) {
      int i = layout.neuron(group, lane);
      if (i >= 0) {
        errors[i] = error[lane];
      }
    }
  }
}

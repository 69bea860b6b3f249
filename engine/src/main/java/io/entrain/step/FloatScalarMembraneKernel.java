// Template: the double-precision twin is generated from this file.
package io.entrain.step;

import io.entrain.state.FloatNeuronState;
import java.util.Arrays;

/** The membrane step in plain Java. */
final class FloatScalarMembraneKernel implements FloatMembraneKernel {
  private static final int BEGIN = FloatNeuronState.BEGIN;

  @Override
  public int advance(FloatNeuronState state, float[] external, int slot, int step, int[] fired) {
    leak(state.size, state.ue, state.inE[slot], state.leakE, state.gainE);
    leak(state.size, state.ui, state.inI[slot], state.leakI, state.gainI);
    leakEach(state.size, state.up, state.inP[slot], state.leakP, state.gainP);
    move(state, external, step);
    return collect(state, step, fired);
  }

  private static void leak(int size, float[] current, float[] charge, float leak, float gain) {
    for (int i = BEGIN; i < BEGIN + size; i++) {
      current[i] += Math.fma(current[i], leak, charge[i] * gain);
    }
    Arrays.fill(charge, BEGIN, BEGIN + size, 0);
  }

  private static void leakEach(int size, float[] current, float[] charge, float[] leak, float[] gain) {
    for (int i = BEGIN; i < BEGIN + size; i++) {
      current[i] += Math.fma(current[i], leak[i], charge[i] * gain[i]);
    }
    Arrays.fill(charge, BEGIN, BEGIN + size, 0);
  }

  private static void move(FloatNeuronState state, float[] external, int step) {
    float[] v = state.v;
    for (int i = BEGIN; i < BEGIN + state.size; i++) {
      float input = ((state.ue[i] + state.ui[i]) + state.noise[i]) + state.up[i];
      float moved = Math.fma(state.membraneGain[i], (external[i] + input) - v[i], v[i]);
      v[i] = step > state.silentUntil[i] ? moved : v[i];
    }
  }

  private static int collect(FloatNeuronState state, int step, int[] fired) {
    int count = 0;
    for (int i = BEGIN; i < BEGIN + state.size; i++) {
      if (state.v[i] > state.threshold[i] && step > state.silentUntil[i]) {
        fired[count++] = i - BEGIN;
      }
    }
    return count;
  }
}

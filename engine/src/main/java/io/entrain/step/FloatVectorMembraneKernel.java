// Template: the double-precision twin is generated from this file.
package io.entrain.step;

import io.entrain.linalg.FloatLanes;
import io.entrain.state.FloatNeuronState;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The membrane step in one pass over the arrays, by the Vector API. */
final class FloatVectorMembraneKernel implements FloatMembraneKernel {
  private static final VectorSpecies<Float> SPECIES = FloatLanes.SPECIES;

  @Override
  public int advance(FloatNeuronState state, float[] external, int slot, int step, int[] fired) {
    float[] inE = state.inE[slot];
    float[] inI = state.inI[slot];
    float[] inP = state.inP[slot];
    int count = 0;
    for (int i = 0; i < state.size; i += SPECIES.length()) {
      FloatVector balanced = balanced(state, inE, inI, i);
      FloatVector plastic = plastic(state, inP, i);
      VectorMask<Float> above = move(state, external, balanced.add(plastic), step, i);
      if (above.anyTrue()) {
        for (long bits = above.toLong(); bits != 0; bits &= bits - 1) {
          fired[count++] = i + Long.numberOfTrailingZeros(bits);
        }
      }
    }
    return count;
  }

  private static FloatVector balanced(FloatNeuronState state, float[] inE, float[] inI, int i) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector ue = load(state.ue, i).fma(FloatVector.broadcast(SPECIES, state.decayE), load(inE, i).mul(state.gainE));
    FloatVector ui = load(state.ui, i).fma(FloatVector.broadcast(SPECIES, state.decayI), load(inI, i).mul(state.gainI));
    ue.intoArray(state.ue, i);
    ui.intoArray(state.ui, i);
    zero.intoArray(inE, i);
    zero.intoArray(inI, i);
    return ue.add(ui).add(load(state.noise, i));
  }

  private static FloatVector plastic(FloatNeuronState state, float[] inP, int i) {
    FloatVector up = load(state.up, i).fma(load(state.decayP, i), load(inP, i).mul(load(state.gainP, i)));
    up.intoArray(state.up, i);
    FloatVector.zero(SPECIES).intoArray(inP, i);
    return up;
  }

  private static VectorMask<Float> move(FloatNeuronState state, float[] external, FloatVector input, int step, int i) {
    FloatVector v = load(state.v, i);
    FloatVector moved = load(state.membraneGain, i).fma(load(external, i).add(input).sub(v), v);
    VectorMask<Float> active = load(state.silentUntil, i).compare(VectorOperators.LT, (float) step);
    v.blend(moved, active).intoArray(state.v, i);
    return moved.compare(VectorOperators.GT, load(state.threshold, i)).and(active);
  }

  private static FloatVector load(float[] array, int i) {
    return FloatVector.fromArray(SPECIES, array, i);
  }
}

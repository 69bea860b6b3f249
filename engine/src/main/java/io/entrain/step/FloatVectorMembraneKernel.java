// Template: the double-precision twin is generated from this file.
package io.entrain.step;

import io.entrain.linalg.FloatLanes;
import io.entrain.state.FloatNeuronState;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The membrane step by the Vector API, in three passes over a few arrays each: a single pass over all of them runs out of registers. Arrays
 * are held in local variables, which lets the compiler take the bounds checks out of the loops.
 */
final class FloatVectorMembraneKernel implements FloatMembraneKernel {
  private static final VectorSpecies<Float> SPECIES = FloatLanes.SPECIES;

  private float[] input = new float[0];

  @Override
  public int advance(FloatNeuronState state, float[] external, int slot, int step, int[] fired) {
    if (input.length != state.size) {
      input = new float[state.size];
    }
    balanced(state, state.inE[slot], state.inI[slot], input);
    plastic(state, state.inP[slot], external, input);
    return move(state, input, step, fired);
  }

  /** input = (ue + ui) + noise. */
  private static void balanced(FloatNeuronState state, float[] inE, float[] inI, float[] input) {
    float[] ue = state.ue;
    float[] ui = state.ui;
    float[] noise = state.noise;
    FloatVector leakE = FloatVector.broadcast(SPECIES, state.leakE);
    FloatVector leakI = FloatVector.broadcast(SPECIES, state.leakI);
    FloatVector gainE = FloatVector.broadcast(SPECIES, state.gainE);
    FloatVector gainI = FloatVector.broadcast(SPECIES, state.gainI);
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int i = 0; i < input.length; i += SPECIES.length()) {
      FloatVector lastE = load(ue, i);
      FloatVector lastI = load(ui, i);
      FloatVector e = lastE.add(lastE.fma(leakE, load(inE, i).mul(gainE)));
      FloatVector j = lastI.add(lastI.fma(leakI, load(inI, i).mul(gainI)));
      e.intoArray(ue, i);
      j.intoArray(ui, i);
      zero.intoArray(inE, i);
      zero.intoArray(inI, i);
      e.add(j).add(load(noise, i)).intoArray(input, i);
    }
  }

  /** input = external + (input + up). */
  private static void plastic(FloatNeuronState state, float[] inP, float[] external, float[] input) {
    float[] up = state.up;
    float[] leakP = state.leakP;
    float[] gainP = state.gainP;
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int i = 0; i < input.length; i += SPECIES.length()) {
      FloatVector last = load(up, i);
      FloatVector p = last.add(last.fma(load(leakP, i), load(inP, i).mul(load(gainP, i))));
      p.intoArray(up, i);
      zero.intoArray(inP, i);
      load(external, i).add(load(input, i).add(p)).intoArray(input, i);
    }
  }

  private static int move(FloatNeuronState state, float[] input, int step, int[] fired) {
    float[] potential = state.v;
    float[] gain = state.membraneGain;
    float[] silentUntil = state.silentUntil;
    float[] threshold = state.threshold;
    FloatVector now = FloatVector.broadcast(SPECIES, (float) step);
    int count = 0;
    for (int i = 0; i < input.length; i += SPECIES.length()) {
      FloatVector v = load(potential, i);
      FloatVector moved = load(gain, i).fma(load(input, i).sub(v), v);
      VectorMask<Float> active = load(silentUntil, i).compare(VectorOperators.LT, now);
      v.blend(moved, active).intoArray(potential, i);
      VectorMask<Float> above = moved.compare(VectorOperators.GT, load(threshold, i)).and(active);
      if (above.anyTrue()) {
        count = collect(above.toLong(), i, fired, count);
      }
    }
    return count;
  }

  private static int collect(long above, int first, int[] fired, int count) {
    int next = count;
    for (long bits = above; bits != 0; bits &= bits - 1) {
      fired[next++] = first + Long.numberOfTrailingZeros(bits);
    }
    return next;
  }

  private static FloatVector load(float[] array, int i) {
    return FloatVector.fromArray(SPECIES, array, i);
  }
}

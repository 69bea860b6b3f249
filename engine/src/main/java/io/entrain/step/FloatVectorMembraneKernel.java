// Template: the double-precision twin is generated from this file.
package io.entrain.step;

import io.entrain.linalg.FloatLanes;
import io.entrain.state.FloatNeuronState;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The membrane step by the Vector API: in one pass where all neurons share their constants, else in three passes over a few arrays each,
 * since a single pass over all of them runs out of registers. Arrays are held in local variables, which lets the compiler take the bounds
 * checks out of the loops.
 */
final class FloatVectorMembraneKernel implements FloatMembraneKernel {
  private static final VectorSpecies<Float> SPECIES = FloatLanes.SPECIES;
  private static final int BEGIN = FloatNeuronState.BEGIN;

  private float[] input = new float[0];
  private long[] above = new long[0];

  @Override
  public int advance(FloatNeuronState state, float[] external, int slot, int step, int[] fired) {
    if (input.length != BEGIN + state.size) {
      input = new float[BEGIN + state.size];
      above = new long[state.size / SPECIES.length()];
    }
    if (state.uniform && state.currentNoise == null) {
      uniformStep(state, state.inE[slot], state.inP[slot], external, step, above);
      return collect(above, fired);
    }
    balanced(state, state.inE[slot], state.inI[slot], input);
    if (state.currentNoise != null) {
      add(state.noise, input);
    }
    plastic(state, state.inP[slot], external, input);
    move(state, input, step, above);
    return collect(above, fired);
  }

  /** Everything at once where all neurons share their constants. */
  private static void uniformStep(FloatNeuronState state, float[] inE, float[] inP, float[] external, int step, long[] above) {
    float[] ue = state.ue;
    float[] up = state.up;
    float[] potential = state.v;
    float[] silentUntil = state.silentUntil;
    FloatVector leakE = FloatVector.broadcast(SPECIES, state.leakE);
    FloatVector gainE = FloatVector.broadcast(SPECIES, state.gainE);
    FloatVector leakP = FloatVector.broadcast(SPECIES, state.leakP[BEGIN]);
    FloatVector gainP = FloatVector.broadcast(SPECIES, state.gainP[BEGIN]);
    FloatVector gain = FloatVector.broadcast(SPECIES, state.membraneGain[BEGIN]);
    FloatVector threshold = FloatVector.broadcast(SPECIES, state.threshold[BEGIN]);
    FloatVector now = FloatVector.broadcast(SPECIES, (float) step);
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int group = 0; group < above.length; group++) {
      int i = BEGIN + group * SPECIES.length();
      FloatVector lastE = load(ue, i);
      FloatVector lastP = load(up, i);
      FloatVector e = lastE.add(lastE.fma(leakE, load(inE, i).mul(gainE)));
      FloatVector p = lastP.add(lastP.fma(leakP, load(inP, i).mul(gainP)));
      e.intoArray(ue, i);
      p.intoArray(up, i);
      zero.intoArray(inE, i);
      zero.intoArray(inP, i);
      FloatVector v = load(potential, i);
      FloatVector moved = gain.fma(load(external, i).add(e.add(p)).sub(v), v);
      VectorMask<Float> active = load(silentUntil, i).compare(VectorOperators.LT, now);
      v.blend(moved, active).intoArray(potential, i);
      above[group] = moved.compare(VectorOperators.GT, threshold, active).toLong();
    }
  }

  /** input = ue + ui. */
  private static void balanced(FloatNeuronState state, float[] inE, float[] inI, float[] input) {
    float[] ue = state.ue;
    float[] ui = state.ui;
    FloatVector leakE = FloatVector.broadcast(SPECIES, state.leakE);
    FloatVector leakI = FloatVector.broadcast(SPECIES, state.leakI);
    FloatVector gainE = FloatVector.broadcast(SPECIES, state.gainE);
    FloatVector gainI = FloatVector.broadcast(SPECIES, state.gainI);
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int i = BEGIN; i < input.length; i += SPECIES.length()) {
      FloatVector lastE = load(ue, i);
      FloatVector lastI = load(ui, i);
      FloatVector e = lastE.add(lastE.fma(leakE, load(inE, i).mul(gainE)));
      FloatVector j = lastI.add(lastI.fma(leakI, load(inI, i).mul(gainI)));
      e.intoArray(ue, i);
      j.intoArray(ui, i);
      zero.intoArray(inE, i);
      zero.intoArray(inI, i);
      e.add(j).intoArray(input, i);
    }
  }

  private static void add(float[] noise, float[] input) {
    for (int i = BEGIN; i < input.length; i += SPECIES.length()) {
      load(input, i).add(load(noise, i)).intoArray(input, i);
    }
  }

  /** input = external + (input + up). */
  private static void plastic(FloatNeuronState state, float[] inP, float[] external, float[] input) {
    float[] up = state.up;
    float[] leakP = state.leakP;
    float[] gainP = state.gainP;
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int i = BEGIN; i < input.length; i += SPECIES.length()) {
      FloatVector last = load(up, i);
      FloatVector p = last.add(last.fma(load(leakP, i), load(inP, i).mul(load(gainP, i))));
      p.intoArray(up, i);
      zero.intoArray(inP, i);
      load(external, i).add(load(input, i).add(p)).intoArray(input, i);
    }
  }

  /** Moves the potentials; bit l of {@code above[g]} says that lane l of vector g fired. */
  private static void move(FloatNeuronState state, float[] input, int step, long[] above) {
    float[] potential = state.v;
    float[] gain = state.membraneGain;
    float[] silentUntil = state.silentUntil;
    float[] threshold = state.threshold;
    FloatVector now = FloatVector.broadcast(SPECIES, (float) step);
    for (int i = BEGIN; i < input.length; i += SPECIES.length()) {
      FloatVector v = load(potential, i);
      FloatVector moved = load(gain, i).fma(load(input, i).sub(v), v);
      VectorMask<Float> active = load(silentUntil, i).compare(VectorOperators.LT, now);
      v.blend(moved, active).intoArray(potential, i);
      above[(i - BEGIN) / SPECIES.length()] = moved.compare(VectorOperators.GT, load(threshold, i), active).toLong();
    }
  }

  private static int collect(long[] above, int[] fired) {
    int next = 0;
    for (int group = 0; group < above.length; group++) {
      for (long bits = above[group]; bits != 0; bits &= bits - 1) {
        fired[next++] = group * SPECIES.length() + Long.numberOfTrailingZeros(bits);
      }
    }
    return next;
  }

  private static FloatVector load(float[] array, int i) {
    return FloatVector.fromArray(SPECIES, array, i);
  }
}

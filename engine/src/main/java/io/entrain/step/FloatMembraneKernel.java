// Template: the double-precision twin is generated from this file.
package io.entrain.step;

import io.entrain.linalg.VectorSupport;
import io.entrain.state.FloatNeuronState;

/**
 * One step of leaky integrate-and-fire neurons: the currents decay and take up the charge that has arrived, the membrane potentials of
 * neurons that are not refractory move, and those above threshold are told. Lane-wise: what a neuron does depends neither on the vector
 * width nor on its neighbours, and the implementations give the same bits.
 *
 * <pre>
 * ue = ue + (inE - dt ue) / tau_bale, ui and up alike;  inE = inI = inP = 0
 * v  = v + dt / tau_mem (X + ((ue + ui + noise) + up) - v)        if step &gt; silentUntil
 * </pre>
 */
public sealed interface FloatMembraneKernel permits FloatScalarMembraneKernel, FloatVectorMembraneKernel {
  /**
   * Moves all neurons of a state by one step.
   *
   * @param state currents, potentials and the charges of {@code slot} are modified
   * @param external external input X, laid out as the state; not modified
   * @param slot slot of the delay ring that is due
   * @param step number of the step, from 1
   * @param fired numbers in the range of the neurons above threshold, ascending; written
   * @return number of neurons above threshold; their potential is not yet reset
   */
  int advance(FloatNeuronState state, float[] external, int slot, int step, int[] fired);

  /** The fastest implementation that this machine runs. */
  static FloatMembraneKernel create() {
    return VectorSupport.available() ? new FloatVectorMembraneKernel() : new FloatScalarMembraneKernel();
  }
}

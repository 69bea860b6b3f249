package io.entrain.state;

import io.entrain.config.ConfigException;
import io.entrain.config.NoiseModel;

/**
 * What is constant for each neuron during all trials, in double precision; every array has one value a neuron of the whole network.
 *
 * @param dtMs step, ms
 * @param vre reset potential
 * @param refractory steps for which a neuron is silent after a spike
 * @param delay steps from a spike to its effect, at least 1
 * @param threshold threshold of the membrane potential
 * @param invTauMembrane 1 / membrane time constant, 1/ms
 * @param tauBaleMs decay time of the balanced excitatory current, ms
 * @param tauBaliMs decay time of the balanced inhibitory current, ms
 * @param tauPlasMs decay time of the plastic current (and of the filtered train of the neuron's own spikes), ms
 * @param externalInput constant external input X_bal
 * @param noiseModel where the noise enters
 * @param noiseStep noise of one step for a standard normal number, null: no noise
 */
public record CellConstants(
    double dtMs,
    double vre,
    int refractory,
    int delay,
    double[] threshold,
    double[] invTauMembrane,
    double tauBaleMs,
    double tauBaliMs,
    double[] tauPlasMs,
    double[] externalInput,
    NoiseModel noiseModel,
    double[] noiseStep) {

  /** The noise of one step for strengths {@code sig}, or null if there is none. {@code tauMembraneMs} is the excitatory constant. */
  public static double[] noiseStep(NoiseModel model, double[] sig, double dtMs, double tauMembraneMs) {
    boolean any = false;
    double[] step = new double[sig.length];
    double factor =
        switch (model) {
          case VOLTAGE -> Math.sqrt(dtMs) / Math.sqrt(tauMembraneMs);
          case CURRENT -> Math.sqrt(tauMembraneMs) / Math.sqrt(dtMs);
        };
    for (int neuron = 0; neuron < sig.length; neuron++) {
      if (!(sig[neuron] >= 0)) {
        throw new ConfigException("sig of neuron " + (neuron + 1) + " = " + sig[neuron] + ": must not be negative");
      }
      step[neuron] = sig[neuron] * factor;
      any |= sig[neuron] > 0;
    }
    return any ? step : null;
  }

  public int neurons() {
    return threshold.length;
  }
}

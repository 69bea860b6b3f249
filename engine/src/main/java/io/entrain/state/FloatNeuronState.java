// Template: the double-precision twin is generated from this file.
package io.entrain.state;

import io.entrain.config.NoiseModel;
import io.entrain.linalg.CacheLine;
import io.entrain.network.NeuronRange;
import java.util.Arrays;

/**
 * State and constants of a range of neurons as a structure of arrays. The first neuron of the range stands at {@link #BEGIN}; neurons that
 * never fire fill the range up to whole groups of {@link NeuronRange#LANES}. Arrays are longer still where that keeps them apart in the
 * cache ({@link ArraySpacing}). The step kernels own what the comments say they modify.
 */
public final class FloatNeuronState {
  /** Where the first neuron stands in each array: at the beginning of a line of the cache. */
  public static final int BEGIN = CacheLine.REST / Float.BYTES;

  public final NeuronRange range;

  /** Neurons including those that fill up the last group. */
  public final int size;

  private final int length;

  /**
   * What a step adds to the balanced excitatory and inhibitory currents, as a (negative) part of them, and the factor by which charge
   * enters them. Kept apart from 1, beside which a small part would lose most of its digits.
   */
  public final float leakE;

  public final float leakI;
  public final float gainE;
  public final float gainI;

  /**
   * Whether both balanced currents decay alike. Their sum then obeys the same equation: {@link #ue} and {@link #inE} hold it, and {@link
   * #ui} and {@link #inI} stay zero.
   */
  public final boolean sharedBalancedDecay;

  /** The same for the plastic current of each neuron. */
  public final float[] leakP;

  public final float[] gainP;

  /** Step over membrane time constant. */
  public final float[] membraneGain;

  public final float[] threshold;
  public final float reset;
  public final int refractory;

  /** Constant external input. */
  public final float[] external;

  /** Noise of a step for a standard normal number; null: no noise of this kind. */
  public final float[] voltageNoise;

  public final float[] currentNoise;

  /** Balanced excitatory, balanced inhibitory and plastic current; modified in every step. */
  public final float[] ue;

  public final float[] ui;
  public final float[] up;

  /** Noise current of the last step; zero without current noise. */
  public final float[] noise;

  /** Whether all neurons share their constants, and both balanced currents theirs ({@link #sharedBalancedDecay}). */
  public final boolean uniform;

  /** Membrane potential; modified in every step. */
  public final float[] v;

  /** Last step in which the neuron is silent; negative if it has not fired. Whole numbers; infinite for neurons that only fill up. */
  public final float[] silentUntil;

  /** Charge that arrives, one slot for each step of the delay; consumed and cleared by the step, filled by spike delivery. */
  public final float[][] inE;

  public final float[][] inI;
  public final float[][] inP;

  /** No state: where delivery leaves what it read ahead. */
  public int fetched;

  public FloatNeuronState(CellConstants constants, NeuronRange range) {
    this.range = range;
    size = range.paddedSize();
    double dt = constants.dtMs();
    leakE = (float) (-dt / constants.tauBaleMs());
    leakI = (float) (-dt / constants.tauBaliMs());
    gainE = (float) (1 / constants.tauBaleMs());
    gainI = (float) (1 / constants.tauBaliMs());
    sharedBalancedDecay = constants.tauBaleMs() == constants.tauBaliMs();
    reset = (float) constants.vre();
    refractory = constants.refractory();
    length = ArraySpacing.length(BEGIN + size, Float.BYTES);
    leakP = new float[length];
    gainP = new float[length];
    membraneGain = new float[length];
    threshold = new float[length];
    external = new float[length];
    for (int i = 0; i < range.size(); i++) {
      int neuron = range.from() + i;
      leakP[BEGIN + i] = (float) (-dt / constants.tauPlasMs()[neuron]);
      gainP[BEGIN + i] = (float) (1 / constants.tauPlasMs()[neuron]);
      membraneGain[BEGIN + i] = (float) (dt * constants.invTauMembrane()[neuron]);
      threshold[BEGIN + i] = (float) constants.threshold()[neuron];
      external[BEGIN + i] = (float) constants.externalInput()[neuron];
    }
    uniform = sharedBalancedDecay && uniform(leakP) && uniform(gainP) && uniform(membraneGain) && uniform(threshold);
    boolean noisy = constants.noiseStep() != null;
    voltageNoise = noisy && constants.noiseModel() == NoiseModel.VOLTAGE ? cut(constants.noiseStep()) : null;
    currentNoise = noisy && constants.noiseModel() == NoiseModel.CURRENT ? cut(constants.noiseStep()) : null;
    ue = new float[length];
    ui = new float[length];
    up = new float[length];
    noise = new float[length];
    v = new float[length];
    silentUntil = new float[length];
    inE = new float[constants.delay()][length];
    inI = new float[constants.delay()][length];
    inP = new float[constants.delay()][length];
  }

  /** Sets the state to that before step 1: potentials {@code v0} (one a neuron of the range), everything else at rest. */
  public void begin(double[] v0) {
    for (float[] current : new float[][] {ue, ui, up, noise}) {
      Arrays.fill(current, 0);
    }
    for (int slot = 0; slot < inE.length; slot++) {
      Arrays.fill(inE[slot], 0);
      Arrays.fill(inI[slot], 0);
      Arrays.fill(inP[slot], 0);
    }
    Arrays.fill(silentUntil, -1);
    Arrays.fill(silentUntil, BEGIN + range.size(), BEGIN + size, Float.POSITIVE_INFINITY);
    for (int i = 0; i < range.size(); i++) {
      v[BEGIN + i] = (float) v0[i];
    }
  }

  private boolean uniform(float[] values) {
    for (int i = 1; i < range.size(); i++) {
      if (values[BEGIN + i] != values[BEGIN]) {
        return false;
      }
    }
    return true;
  }

  private float[] cut(double[] values) {
    float[] part = new float[length];
    for (int i = 0; i < range.size(); i++) {
      part[BEGIN + i] = (float) values[range.from() + i];
    }
    return part;
  }
}

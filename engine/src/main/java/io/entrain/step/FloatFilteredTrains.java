// Template: the double-precision twin is generated from this file.
package io.entrain.step;

import io.entrain.network.NeuronRange;
import io.entrain.state.CellConstants;
import java.util.Arrays;

/**
 * The filtered spike trains r of all neurons: {@code r += (spike - dt r) / tau_plas} in every step, the time constant being that of the
 * neuron that fired. They are read only when weights learn, so they are brought up to date only then, by one rule whoever does it: decay
 * over the whole interval, then add what every spike has become since, oldest first. Each range is advanced by one thread.
 */
public final class FloatFilteredTrains {
  private final float[] values;
  private final double[] decay;
  private final double[] gain;
  private final int delay;

  public FloatFilteredTrains(CellConstants constants) {
    int neurons = constants.neurons();
    values = new float[neurons + 1];
    decay = new double[neurons];
    gain = new double[neurons];
    delay = constants.delay();
    for (int neuron = 0; neuron < neurons; neuron++) {
      decay[neuron] = 1 - constants.dtMs() / constants.tauPlasMs()[neuron];
      gain[neuron] = 1 / constants.tauPlasMs()[neuron];
    }
  }

  /**
   * r of every neuron, 1/ms, as of the last {@link Advance#to}; one more element than neurons, the last always zero. Not to be modified.
   */
  public float[] values() {
    return values;
  }

  /** Makes the part that advances the trains of one range. */
  public Advance advance(NeuronRange range) {
    return new Advance(range);
  }

  /** Advances the trains of one range of neurons from their spikes. */
  public final class Advance implements TrainAdvance {
    private final NeuronRange range;
    private int[] spikingNeuron = new int[256];
    private int[] spikingStep = new int[256];
    private int pending;
    private int reached;
    private int factorSteps = -1;
    private final float[] factor;

    private Advance(NeuronRange range) {
      this.range = range;
      factor = new float[range.size()];
    }

    @Override
    public void begin() {
      Arrays.fill(values, range.from(), range.to(), 0);
      pending = 0;
      reached = 1;
    }

    @Override
    public void spiked(int neuron, int step) {
      if (pending == spikingNeuron.length) {
        spikingNeuron = Arrays.copyOf(spikingNeuron, 2 * pending);
        spikingStep = Arrays.copyOf(spikingStep, 2 * pending);
      }
      spikingNeuron[pending] = neuron;
      spikingStep[pending++] = step;
    }

    @Override
    public void to(int step) {
      decay(step - reached);
      int later = 0;
      for (int i = 0; i < pending; i++) {
        int age = step - 1 - (spikingStep[i] + delay);
        if (age >= 0) {
          int neuron = spikingNeuron[i];
          values[neuron] += (float) (gain[neuron] * power(decay[neuron], age));
        } else {
          spikingNeuron[later] = spikingNeuron[i];
          spikingStep[later++] = spikingStep[i];
        }
      }
      pending = later;
      reached = step;
    }

    private void decay(int steps) {
      if (steps != factorSteps) {
        for (int i = 0; i < factor.length; i++) {
          factor[i] = (float) power(decay[range.from() + i], steps);
        }
        factorSteps = steps;
      }
      for (int i = 0; i < factor.length; i++) {
        values[range.from() + i] *= factor[i];
      }
    }
  }

  /** {@code base} to a whole power, by repeated squaring: the same bits everywhere. */
  private static double power(double base, int exponent) {
    double result = 1;
    double square = base;
    for (int left = exponent; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        result *= square;
      }
      square *= square;
    }
    return result;
  }
}

package io.entrain.metrics;

import io.entrain.network.NeuronRange;
import io.entrain.shard.CurrentKind;
import io.entrain.shard.RangeView;
import io.entrain.shard.TrialObserver;
import java.util.Arrays;

/** Records, in one trial, spike times and averaged current of chosen neurons. */
public final class TrialRecorder implements TrialObserver {
  private final RollingWindow window;
  private final CurrentKind kind;
  private final int[] chosen;
  private final float[][] currents;
  private final int[][] spikeSteps;

  /** {@code chosen} holds distinct neurons in any order. */
  public TrialRecorder(RollingWindow window, CurrentKind kind, int[] chosen) {
    this.window = window;
    this.kind = kind;
    this.chosen = chosen;
    currents = new float[window.rows()][chosen.length];
    spikeSteps = new int[chosen.length][];
  }

  @Override
  public RangeObserver observe(NeuronRange range) {
    return new Recorder(range);
  }

  /** Averaged current, [row][chosen neuron]; complete after the trial. */
  public float[][] currents() {
    return currents;
  }

  /** Spike times as 1-based steps, [chosen neuron][spike]; complete after the trial. */
  public int[][] spikeSteps() {
    return spikeSteps;
  }

  private final class Recorder implements RangeObserver {
    private final NeuronRange range;
    private final int[] places;
    private final RollingAverage average;
    private final double[] all;
    private final double[] sample;
    private final int[] placeOfNeuron;
    private final int[][] steps;
    private final int[] counts;

    private Recorder(NeuronRange range) {
      this.range = range;
      placeOfNeuron = new int[range.size()];
      Arrays.fill(placeOfNeuron, -1);
      int[] inRange = new int[chosen.length];
      int size = 0;
      for (int place = 0; place < chosen.length; place++) {
        if (range.contains(chosen[place])) {
          placeOfNeuron[chosen[place] - range.from()] = size;
          inRange[size++] = place;
        }
      }
      places = Arrays.copyOf(inRange, size);
      average = new RollingAverage(window, size);
      all = new double[range.size()];
      sample = new double[size];
      steps = new int[size][16];
      counts = new int[size];
    }

    @Override
    public void stepped(int step, RangeView view) {
      for (int spike = 0; spike < view.spikes(); spike++) {
        int place = placeOfNeuron[view.spikingNeuron(spike) - range.from()];
        if (place >= 0) {
          record(place, step);
        }
      }
      if (window.samples(step)) {
        view.copyCurrents(kind, all);
        for (int i = 0; i < places.length; i++) {
          sample[i] = all[chosen[places[i]] - range.from()];
        }
        average.add(step, sample);
      }
    }

    private void record(int place, int step) {
      if (counts[place] == steps[place].length) {
        steps[place] = Arrays.copyOf(steps[place], 2 * counts[place]);
      }
      steps[place][counts[place]++] = step;
    }

    @Override
    public void ended(RangeView view) {
      double[][] averages = average.averages();
      for (int i = 0; i < places.length; i++) {
        spikeSteps[places[i]] = Arrays.copyOf(steps[i], counts[i]);
        for (int row = 0; row < averages.length; row++) {
          currents[row][places[i]] = (float) averages[row][i];
        }
      }
    }
  }
}

package io.entrain.metrics;

import io.entrain.network.NeuronRange;
import io.entrain.network.NeuronTable;
import io.entrain.shard.CurrentKind;
import io.entrain.shard.RangeView;
import io.entrain.shard.TrialObserver;

/** Measures, in one trial, the correlation of every neuron's current with its target. Ranges may be watched by different threads. */
public final class CorrelationMeter implements TrialObserver {
  private final RollingWindow window;
  private final CurrentKind kind;
  private final NeuronTable targets;
  private final double[] correlations;

  public CorrelationMeter(RollingWindow window, CurrentKind kind, NeuronTable targets, int neurons) {
    this.window = window;
    this.kind = kind;
    this.targets = targets;
    correlations = new double[neurons];
  }

  @Override
  public RangeObserver observe(NeuronRange range) {
    return new Averager(range);
  }

  /** Correlation of each neuron, NaN where there is none; complete after the trial. */
  public double[] correlations() {
    return correlations;
  }

  private final class Averager implements RangeObserver {
    private final RollingAverage average;
    private final double[] sample;

    private Averager(NeuronRange range) {
      average = new RollingAverage(window, range.size());
      sample = new double[range.size()];
    }

    @Override
    public void stepped(int step, RangeView view) {
      if (window.samples(step)) {
        view.copyCurrents(kind, sample);
        average.add(step, sample);
      }
    }

    @Override
    public void ended(RangeView view) {
      TargetCorrelation.ofRange(average.averages(), targets, view.range(), correlations);
    }
  }
}

package io.entrain.metrics;

import io.entrain.network.NeuronRange;
import io.entrain.shard.CurrentKind;
import io.entrain.shard.RangeView;
import io.entrain.shard.TrialObserver;

/**
 * Mean of every neuron's current over the steps after {@code skip}, and for the first {@code recorded} neurons its sample standard
 * deviation over those steps.
 */
public final class CurrentStatistics implements TrialObserver {
  private final int skip;
  private final int recorded;
  private final double[] mean;
  private final double[] deviation;

  public CurrentStatistics(int skip, int recorded, int neurons) {
    this.skip = skip;
    this.recorded = Math.min(recorded, neurons);
    mean = new double[neurons];
    deviation = new double[this.recorded];
  }

  @Override
  public RangeObserver observe(NeuronRange range) {
    return new Accumulator(range);
  }

  /** Mean current of each neuron; complete after the trial. */
  public double[] mean() {
    return mean;
  }

  /** Standard deviation over time of the current of each recorded neuron; complete after the trial. */
  public double[] deviation() {
    return deviation;
  }

  private final class Accumulator implements RangeObserver {
    private final NeuronRange range;
    private final int spread;
    private final double[] sample;
    private final double[] origin;
    private final double[] sum;
    private final double[] squares;
    private int samples;

    private Accumulator(NeuronRange range) {
      this.range = range;
      spread = Math.clamp((long) recorded - range.from(), 0, range.size());
      sample = new double[range.size()];
      origin = new double[range.size()];
      sum = new double[range.size()];
      squares = new double[spread];
    }

    @Override
    public void stepped(int step, RangeView view) {
      if (step <= skip) {
        return;
      }
      view.copyCurrents(CurrentKind.TOTAL, sample);
      if (samples++ == 0) {
        System.arraycopy(sample, 0, origin, 0, sample.length);
      }
      for (int i = 0; i < sample.length; i++) {
        sum[i] += sample[i] - origin[i];
      }
      for (int i = 0; i < spread; i++) {
        double distance = sample[i] - origin[i];
        squares[i] += distance * distance;
      }
    }

    @Override
    public void ended(RangeView view) {
      for (int i = 0; i < range.size(); i++) {
        mean[range.from() + i] = origin[i] + sum[i] / samples;
      }
      for (int i = 0; i < spread; i++) {
        double variance = (squares[i] - sum[i] * sum[i] / samples) / (samples - 1);
        deviation[range.from() + i] = Math.sqrt(Math.max(0, variance));
      }
    }
  }
}

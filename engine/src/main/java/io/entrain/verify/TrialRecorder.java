package io.entrain.verify;

import io.entrain.metrics.RollingAverage;
import io.entrain.metrics.RollingWindow;
import io.entrain.network.NeuronRange;
import io.entrain.shard.CurrentKind;
import io.entrain.shard.RangeView;
import io.entrain.shard.TrialObserver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Records what case files expect of one trial: spikes, the first steps of voltages and currents, rolling averages, errors and the last
 * state. Every range of neurons writes its own columns.
 */
final class TrialRecorder implements TrialObserver {
  private static final int TRACED_STEPS = 20;

  private final RollingWindow window;
  private final int neurons;
  private final double[] targets;
  private final boolean[] learns;
  private final double[] voltageTrace;
  private final double[] currentTrace;
  private final Map<CurrentKind, double[]> averages = new EnumMap<>(CurrentKind.class);
  private final Map<CurrentKind, double[]> lastCurrents = new EnumMap<>(CurrentKind.class);
  private final double[] errors;
  private final double[] lastVoltages;
  private final double[] lastTrains;
  private final List<RangeRecorder> ranges = new ArrayList<>();

  /**
   * @param targets wanted currents of the trial, [row][neuron]; empty where nothing is learned
   * @param learns whether a neuron has plastic inputs
   */
  TrialRecorder(RollingWindow window, int neurons, double[] targets, boolean[] learns) {
    this.window = window;
    this.neurons = neurons;
    this.targets = targets;
    this.learns = learns;
    voltageTrace = new double[TRACED_STEPS * neurons];
    currentTrace = new double[TRACED_STEPS * neurons];
    errors = new double[targets.length];
    lastVoltages = new double[neurons];
    lastTrains = new double[neurons];
    for (CurrentKind kind : CurrentKind.values()) {
      averages.put(kind, new double[window.rows() * neurons]);
      lastCurrents.put(kind, new double[neurons]);
    }
  }

  @Override
  public synchronized RangeObserver observe(NeuronRange range) {
    RangeRecorder recorder = new RangeRecorder(range);
    ranges.add(recorder);
    return recorder;
  }

  /** Spikes of all neurons by step, then neuron. */
  SpikeTable spikes() {
    long[] all = ranges.stream().flatMapToLong(range -> Arrays.stream(range.spikes, 0, range.spikeCount)).sorted().toArray();
    double[] steps = Arrays.stream(all).mapToDouble(spike -> (int) (spike >> Integer.SIZE)).toArray();
    double[] spiking = Arrays.stream(all).mapToDouble(spike -> (int) spike).toArray();
    return new SpikeTable(steps, spiking);
  }

  /** Everything that a trial gives, learning or not. */
  CaseOutcome trial() {
    double[] balanced = new double[neurons];
    Arrays.setAll(balanced, i -> lastCurrents.get(CurrentKind.TOTAL)[i] - lastCurrents.get(CurrentKind.PLASTIC)[i]);
    return new CaseOutcome()
        .with(spikes())
        .with("u_rollave", averages.get(CurrentKind.TOTAL))
        .with("uplas_rollave", averages.get(CurrentKind.PLASTIC))
        .with("ubal_rollave", averages.get(CurrentKind.BALANCED))
        .with("rollave_cnt", ranges.getFirst().samples)
        .with("v_end", lastVoltages)
        .with("u_bal_end", balanced)
        .with("u_plas_end", lastCurrents.get(CurrentKind.PLASTIC));
  }

  /** Also what learning gives. */
  CaseOutcome loop() {
    return trial().with("rls_err", errors).with("r_end", lastTrains).with("v_trace", voltageTrace).with("u_trace", currentTrace);
  }

  /** Records the columns of one range; used by one thread. */
  private final class RangeRecorder implements RangeObserver {
    private final NeuronRange range;
    private final Map<CurrentKind, RollingAverage> rolling = new EnumMap<>(CurrentKind.class);
    private final double[] column;
    private final double[] balanced;
    private long[] spikes = new long[256];
    private int spikeCount;
    private int[] samples;

    private RangeRecorder(NeuronRange range) {
      this.range = range;
      column = new double[range.size()];
      balanced = new double[range.size()];
      for (CurrentKind kind : CurrentKind.values()) {
        rolling.put(kind, new RollingAverage(window, range.size()));
      }
    }

    @Override
    public void stepped(int step, RangeView view) {
      for (int index = 0; index < view.spikes(); index++) {
        addSpike(step, view.spikingNeuron(index));
      }
      if (step <= TRACED_STEPS) {
        view.copyPotentials(column);
        write(column, voltageTrace, step - 1);
        view.copyCurrents(CurrentKind.TOTAL, column);
        write(column, currentTrace, step - 1);
      }
      if (window.samples(step)) {
        rolling.forEach((kind, average) -> {
          view.copyCurrents(kind, column);
          average.add(step, column);
        });
      }
      if ((step + 1) % window.learnEvery() == 0) {
        copyBalanced(view);
      }
    }

    private void addSpike(int step, int neuron) {
      if (spikeCount == spikes.length) {
        spikes = Arrays.copyOf(spikes, 2 * spikeCount);
      }
      spikes[spikeCount++] = (long) step << Integer.SIZE | neuron;
    }

    /** Balanced current with its noise, as learning in the next step will see it. */
    private void copyBalanced(RangeView view) {
      view.copyCurrents(CurrentKind.TOTAL, balanced);
      view.copyCurrents(CurrentKind.PLASTIC, column);
      for (int i = 0; i < balanced.length; i++) {
        balanced[i] -= column[i];
      }
    }

    @Override
    public boolean wantsErrors() {
      return targets.length > 0;
    }

    /** A neuron without plastic inputs learns nothing, but case files hold its error too: the balanced current minus the target. */
    @Override
    public void learned(int step, int row, double[] found) {
      for (int i = 0; i < range.size(); i++) {
        int at = row * neurons + range.from() + i;
        errors[at] = learns[range.from() + i] ? found[i] : balanced[i] - targets[at];
      }
    }

    @Override
    public void ended(RangeView view) {
      samples = rolling.get(CurrentKind.TOTAL).counts();
      rolling.forEach((kind, average) -> {
        double[][] rows = average.averages();
        for (int row = 0; row < rows.length; row++) {
          write(rows[row], averages.get(kind), row);
        }
        view.copyCurrents(kind, column);
        write(column, lastCurrents.get(kind), 0);
      });
      view.copyPotentials(column);
      write(column, lastVoltages, 0);
      if (wantsErrors()) {
        view.copyTrains(column);
        write(column, lastTrains, 0);
      }
    }

    private void write(double[] values, double[] table, int row) {
      System.arraycopy(values, 0, table, row * neurons + range.from(), range.size());
    }
  }
}

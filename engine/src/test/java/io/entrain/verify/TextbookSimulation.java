package io.entrain.verify;

import io.entrain.config.CorrelationVariable;
import io.entrain.config.NoiseModel;
import io.entrain.config.TimeConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The equations as they stand: one neuron after the other, double precision, full matrices, no care for speed. A second opinion on the
 * case files, and something to hold the kernels against where no case file reaches.
 */
final class TextbookSimulation implements CaseSimulation {
  private static final int TRACED_STEPS = 20;

  private final CaseParameters parameters;
  private final CaseInputs in;
  private final TimeConfig time;
  private final int n;
  private final double[] w;
  private final double[][][] covariance;

  TextbookSimulation(CaseParameters parameters, CaseInputs inputs, VerifyOptions options) {
    this.parameters = parameters;
    this.in = inputs;
    this.time = parameters.time();
    this.n = inputs.neurons();
    this.w = inputs.plasticSynapses().weights().clone();
    this.covariance = new double[n][][];
    for (int i = 0; i < n; i++) {
      covariance[i] = initialCovariance(i);
    }
  }

  @Override
  public CaseOutcome initialCovariance() {
    int[] offsets = new int[n + 1];
    for (int i = 0; i < n; i++) {
      int degree = in.plasticSynapses().degree(i);
      offsets[i + 1] = offsets[i] + degree * degree;
    }
    return new CaseOutcome().with("P_offsets", offsets).with("P0", flatCovariance());
  }

  @Override
  public CaseOutcome trainingLoop(int loop) {
    Trial trial = new Trial(loop - 1, true, false);
    CaseOutcome outcome = trial.run();
    outcome.with("wp_weights", w.clone()).with("P", flatCovariance()).with("r_end", trial.r).with("rls_err", flat(trial.errors));
    correlate(trial, outcome);
    if (loop == 1) {
      outcome.with("v_trace", flat(trial.voltageTrace)).with("u_trace", flat(trial.currentTrace));
    }
    return outcome;
  }

  @Override
  public void startFrom(double[] weights, double[] covariances) {
    System.arraycopy(weights, 0, w, 0, w.length);
    int at = 0;
    for (double[][] square : covariance) {
      for (double[] row : square) {
        System.arraycopy(covariances, at, row, 0, row.length);
        at += row.length;
      }
    }
  }

  @Override
  public CaseOutcome testTrial(int trial, int task) {
    return new Trial(trial * parameters.tasks() + task, false, false).run();
  }

  @Override
  public CaseOutcome initialPass() {
    return new Trial(0, false, true).run();
  }

  private double[][] initialCovariance(int neuron) {
    int first = in.plasticSynapses().offsets()[neuron];
    int degree = in.plasticSynapses().degree(neuron);
    double lambda = parameters.learning().penlambda();
    double mu = parameters.learning().penmu();
    double[][] p = new double[degree][degree];
    for (int x = 0; x < degree; x++) {
      double sign = Math.signum(w[first + x]);
      int alike = 0;
      for (int y = 0; y < degree; y++) {
        alike += sign != 0 && Math.signum(w[first + y]) == sign ? 1 : 0;
      }
      for (int y = 0; y < degree; y++) {
        boolean same = sign != 0 && Math.signum(w[first + y]) == sign;
        p[x][y] = ((x == y ? 1 : 0) - (same ? mu / (lambda + alike * mu) : 0)) / lambda;
      }
    }
    return p;
  }

  private double[] flatCovariance() {
    return flat(Arrays.stream(covariance).flatMap(Arrays::stream).toList());
  }

  private static double[] flat(List<double[]> rows) {
    return rows.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private void correlate(Trial trial, CaseOutcome outcome) {
    boolean total = parameters.learning().correlationVar() == CorrelationVariable.UTOTAL;
    double[] current = outcome.array(total ? "u_rollave" : "uplas_rollave");
    int rows = time.targetRows();
    double[] correlations = new double[n];
    for (int i = 0; i < n; i++) {
      double[] target = new double[rows];
      double[] series = new double[rows];
      for (int row = 0; row < rows; row++) {
        target[row] = in.targets()[(trial.task * rows + row) * n + i];
        series[row] = current[row * n + i];
      }
      correlations[i] = pearson(target, series);
    }
    double[] defined = Arrays.stream(correlations).filter(Double::isFinite).toArray();
    outcome.with("pcor", correlations);
    outcome.with("cor", Arrays.stream(defined).average().orElse(Double.NaN));
    outcome.with("n_nan", (double) (n - defined.length));
  }

  private static double pearson(double[] x, double[] y) {
    double meanX = Arrays.stream(x).average().orElse(Double.NaN);
    double meanY = Arrays.stream(y).average().orElse(Double.NaN);
    if (Arrays.stream(x).max().equals(Arrays.stream(x).min()) || Arrays.stream(y).max().equals(Arrays.stream(y).min())) {
      return Double.NaN;
    }
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - meanX) * (y[i] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    return Math.clamp(xy / Math.sqrt(xx * yy), -1, 1);
  }

  /** One loop, trial or initial pass. */
  private final class Trial {
    final int run;
    final int task;
    final boolean training;
    final boolean initial;
    final double[] v;
    final double[] r = new double[n];
    final List<double[]> errors = new ArrayList<>();
    final List<double[]> voltageTrace = new ArrayList<>();
    final List<double[]> currentTrace = new ArrayList<>();
    private final double[] ue = new double[n];
    private final double[] ui = new double[n];
    private final double[] up = new double[n];
    private final double[] ub = new double[n];
    private final double[] u = new double[n];
    private final double[][] inE = new double[time.delay()][n];
    private final double[][] inI = new double[time.delay()][n];
    private final double[][] inP = new double[time.delay()][n];
    private final boolean[][] fired = new boolean[time.delay()][n];
    private final int[] lastSpike = new int[n];
    private final int[] counts = new int[n];
    private final List<int[]> spikes = new ArrayList<>();
    private final double[][] sums;
    private final int[] samples;
    private final List<double[]> measured = new ArrayList<>();

    Trial(int run, boolean training, boolean initial) {
      this.run = run;
      this.task = in.taskOfRun()[run];
      this.training = training;
      this.initial = initial;
      this.v = in.initialVoltages(run);
      this.sums = new double[3][time.targetRows() * n];
      this.samples = new int[time.targetRows()];
      Arrays.fill(lastSpike, -1_000_000_000);
    }

    CaseOutcome run() {
      for (int step = 1; step <= time.steps(); step++) {
        if (training && step > time.stimOff() && step % time.learnEvery() == 0) {
          learn();
        }
        moveCurrents(step);
        measure(step);
        moveNeurons(step);
        deliver(step % time.delay());
      }
      return initial ? initialOutcome() : outcome();
    }

    private void learn() {
      double[] errorRow = new double[n];
      for (int i = 0; i < n; i++) {
        errorRow[i] = learn(i, in.targets()[(task * time.targetRows() + errors.size()) * n + i]);
      }
      errors.add(errorRow);
    }

    private double learn(int i, double target) {
      int first = in.plasticSynapses().offsets()[i];
      int degree = in.plasticSynapses().degree(i);
      double[][] p = covariance[i];
      double[] k = new double[degree];
      double error = ub[i] - target;
      double gain = 1;
      for (int x = 0; x < degree; x++) {
        for (int y = 0; y < degree; y++) {
          k[x] += p[x][y] * r[in.plasticSynapses().partners()[first + y]];
        }
        error += w[first + x] * r[in.plasticSynapses().partners()[first + x]];
        gain += k[x] * r[in.plasticSynapses().partners()[first + x]];
      }
      for (int x = 0; x < degree; x++) {
        for (int y = 0; y < degree; y++) {
          p[x][y] -= k[x] * k[y] / gain;
        }
        w[first + x] -= parameters.learning().benchmark() ? 0 : error * k[x];
      }
      return error;
    }

    private void moveCurrents(int step) {
      double dt = time.dtMs();
      boolean balanced = parameters.synapses().k() > 0;
      double noiseScale = Math.sqrt(parameters.cell().tauMemeMs()) / Math.sqrt(dt);
      int arriving = step % time.delay();
      for (int i = 0; i < n; i++) {
        ue[i] += balanced ? (inE[arriving][i] - dt * ue[i]) / parameters.synapses().tauBaleMs() : 0;
        ui[i] += balanced ? (inI[arriving][i] - dt * ui[i]) / parameters.synapses().tauBaliMs() : 0;
        up[i] += initial ? 0 : (inP[arriving][i] - dt * up[i]) / in.tauPlasMs()[i];
        ub[i] = ue[i] + ui[i] + noise(step, i, NoiseModel.CURRENT, noiseScale);
        u[i] = ub[i] + up[i];
      }
    }

    private double noise(int step, int i, NoiseModel model, double scale) {
      boolean on = in.noisy() && parameters.noiseModel() == model;
      return on ? in.sig()[i] * scale * in.noise()[(run * time.steps() + step - 1) * n + i] : 0;
    }

    private void measure(int step) {
      if (step <= TRACED_STEPS) {
        currentTrace.add(u.clone());
      }
      if (initial) {
        if (step > time.initialSkip()) {
          measured.add(u.clone());
        }
        return;
      }
      int tau = step - time.stimOff();
      if (tau <= 0 || step % time.samplePeriod() != 0) {
        return;
      }
      int learn = time.learnEvery();
      int first = Math.floorDiv(tau - time.halfWindow(), learn) + 1;
      int last = Math.min(first + (int) Math.rint(2.0 * time.halfWindow() / learn - 1), time.targetRows());
      for (int row = Math.max(first, 1) - 1; row < last; row++) {
        samples[row]++;
        for (int i = 0; i < n; i++) {
          sums[0][row * n + i] += u[i];
          sums[1][row * n + i] += up[i];
          sums[2][row * n + i] += ue[i] + ui[i];
        }
      }
    }

    private void moveNeurons(int step) {
      double dt = time.dtMs();
      double noiseScale = Math.sqrt(dt) / Math.sqrt(parameters.cell().tauMemeMs());
      double[] beforeReset = new double[n];
      boolean[] spiked = fired[step % time.delay()];
      for (int i = 0; i < n; i++) {
        r[i] += training ? ((spiked[i] ? 1 : 0) - dt * r[i]) / in.tauPlasMs()[i] : 0;
        v[i] += noise(step, i, NoiseModel.VOLTAGE, noiseScale);
        spiked[i] = false;
        boolean refractory = step <= lastSpike[i] + time.refractory();
        if (!refractory) {
          v[i] += dt * in.membraneRates()[i] * (external(step, i) + u[i] - v[i]);
          spiked[i] = v[i] > in.thresholds()[i];
        }
        beforeReset[i] = v[i];
        if (spiked[i]) {
          v[i] = parameters.cell().vre();
          lastSpike[i] = step;
          counts[i]++;
          spikes.add(new int[] {step, i});
        }
      }
      if (step <= TRACED_STEPS) {
        voltageTrace.add(beforeReset);
      }
    }

    private double external(int step, int i) {
      boolean stimulated = !initial && step > time.stimOn() && step < time.stimOff();
      int row = task * time.stimulusRows() + step - time.stimOn() - 1;
      return in.externalInput()[i] + (stimulated ? in.stimulus()[row * n + i] : 0);
    }

    private void deliver(int slot) {
      boolean[] spiked = fired[slot];
      Arrays.fill(inE[slot], 0);
      Arrays.fill(inI[slot], 0);
      Arrays.fill(inP[slot], 0);
      SynapseLists fixed = in.staticSynapses();
      for (int j = 0; j < n; j++) {
        for (int s = fixed.offsets()[j]; spiked[j] && s < fixed.offsets()[j + 1]; s++) {
          (fixed.weights()[s] > 0 ? inE[slot] : inI[slot])[fixed.partners()[s]] += fixed.weights()[s];
        }
      }
      SynapseLists plastic = in.plasticSynapses();
      for (int i = 0; i < n; i++) {
        for (int s = plastic.offsets()[i]; s < plastic.offsets()[i + 1]; s++) {
          inP[slot][i] += spiked[plastic.partners()[s]] ? w[s] : 0;
        }
      }
    }

    private CaseOutcome spikesAndRate() {
      return new CaseOutcome()
          .with("spike_step", spikes.stream().mapToInt(spike -> spike[0]).toArray())
          .with("spike_neuron", spikes.stream().mapToInt(spike -> spike[1]).toArray())
          .with("ns", counts)
          .with("mean_rate", 1000.0 * spikes.size() / n / (time.dtMs() * time.steps()));
    }

    private CaseOutcome outcome() {
      double[] balanced = new double[n];
      Arrays.setAll(balanced, i -> ub[i]);
      for (int index = 0; index < sums[0].length; index++) {
        for (double[] sum : sums) {
          sum[index] /= samples[index / n];
        }
      }
      return spikesAndRate()
          .with("u_rollave", sums[0])
          .with("uplas_rollave", sums[1])
          .with("ubal_rollave", sums[2])
          .with("rollave_cnt", samples)
          .with("v_end", v)
          .with("u_bal_end", balanced)
          .with("u_plas_end", up);
    }

    private CaseOutcome initialOutcome() {
      double[] mean = new double[n];
      for (int i = 0; i < n; i++) {
        int neuron = i;
        mean[i] = measured.stream().mapToDouble(row -> row[neuron]).sum() / measured.size();
      }
      double spread = 0;
      for (int i = 0; i < parameters.initialNeurons(); i++) {
        int neuron = i;
        double squares = measured.stream().mapToDouble(row -> (row[neuron] - mean[neuron]) * (row[neuron] - mean[neuron])).sum();
        spread += Math.sqrt(squares / (measured.size() - 1)) / parameters.initialNeurons();
      }
      double sigma = parameters.synapses().k() > 0 ? spread / Math.sqrt(1.3 * parameters.synapses().tauBaleMs()) : in.sig()[0];
      return spikesAndRate()
          .with("uavg", mean)
          .with("ustd", spread)
          .with("rate_exc", rate(0, parameters.population().excitatory()))
          .with("rate_inh", rate(parameters.population().excitatory(), n))
          .with("ricciardi_sigma", sigma);
    }

    private double rate(int from, int to) {
      return 1000 * Arrays.stream(counts, from, to).average().orElse(Double.NaN) / time.trainTimeMs();
    }
  }
}

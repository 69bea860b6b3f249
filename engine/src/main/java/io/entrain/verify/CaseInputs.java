package io.entrain.verify;

import io.entrain.config.NeuronValues;
import io.entrain.config.TimeConfig;
import java.util.Arrays;

/**
 * Everything that drives the network of a case, as the file gives it: plain arrays in C order, N values a row. A <em>run</em> is a
 * training loop, a test trial of one task, or the initial pass.
 *
 * @param neurons N
 * @param initialVoltages [run][N]
 * @param externalInput X_bal, [N]
 * @param thresholds [N]
 * @param membraneRates 1/tau_mem [1/ms], [N]
 * @param staticSynapses by presynaptic neuron
 * @param plasticSynapses by postsynaptic neuron
 * @param stimulus X_stim, [task][row][N]
 * @param targets utarg, [task][row][N]; empty in cases without learning
 * @param noise standard normal numbers, [run][step][N]; empty: no noise
 * @param sig strength of the noise, unscaled, [N]
 * @param tauPlasMs decay time of the plastic current of each neuron, ms, [N]
 * @param taskOfRun 0-based task of each run
 */
record CaseInputs(
    int neurons,
    double[] initialVoltages,
    double[] externalInput,
    double[] thresholds,
    double[] membraneRates,
    SynapseLists staticSynapses,
    SynapseLists plasticSynapses,
    double[] stimulus,
    double[] targets,
    double[] noise,
    double[] sig,
    double[] tauPlasMs,
    int[] taskOfRun) {

  /** Reads {@code /input} of a simulated case. */
  static CaseInputs read(CaseFile file, CaseKind kind, CaseParameters parameters) {
    int n = parameters.population().neurons();
    int[] runs = runAxes(file, kind, parameters);
    int[] taskOfRun = taskOfRun(file, kind, parameters);
    TimeConfig time = parameters.time();
    boolean stimulated = kind != CaseKind.INIT && time.stimulusRows() > 0;
    double[] sig = file.has("input/sig") ? file.finite("input/sig", n) : new double[n];
    boolean noisy = Arrays.stream(sig).anyMatch(value -> value > 0);
    return new CaseInputs(
        n,
        file.finite("input/v0", append(runs, n)),
        file.finite("input/X_bal", n),
        file.finite("input/thresh", n),
        file.finite("input/invtau_mem", n),
        synapses(file, "input/w0", "post", n),
        synapses(file, "input/wp", "pre", n),
        stimulated ? file.finite("input/X_stim", parameters.tasks(), time.stimulusRows(), n) : new double[0],
        kind == CaseKind.TRAIN ? file.doubles("input/utarg", parameters.tasks(), time.targetRows(), n) : new double[0],
        noisy ? file.finite("input/noise", append(runs, time.steps(), n)) : new double[0],
        sig,
        tauPlas(file, parameters),
        taskOfRun);
  }

  /** Initial voltages of a run, a copy. */
  double[] initialVoltages(int run) {
    return Arrays.copyOfRange(initialVoltages, run * neurons, (run + 1) * neurons);
  }

  boolean noisy() {
    return noise.length > 0;
  }

  private static int[] runAxes(CaseFile file, CaseKind kind, CaseParameters parameters) {
    return switch (kind) {
      case TRAIN -> new int[] {given(file, "nloops", parameters.loops())};
      case TEST -> new int[] {given(file, "ntrials", parameters.trials()), parameters.tasks()};
      case INIT, RICCIARDI -> new int[0];
    };
  }

  private static int given(CaseFile file, String key, int count) {
    if (count == 0) {
      throw file.broken("params_json", "must have " + key);
    }
    return count;
  }

  private static int[] taskOfRun(CaseFile file, CaseKind kind, CaseParameters parameters) {
    int tasks = parameters.tasks();
    return switch (kind) {
      case TRAIN -> {
        int[] taskOfLoop = file.integers("input/task", parameters.loops());
        for (int loop = 0; loop < taskOfLoop.length; loop++) {
          int task = taskOfLoop[loop];
          if (task < 0 || task >= tasks) {
            throw file.broken("input/task[" + loop + "] = " + task, "must be in 0.." + (tasks - 1));
          }
        }
        yield taskOfLoop;
      }
      case TEST -> {
        int[] taskOfTrial = new int[Math.multiplyExact(parameters.trials(), tasks)];
        Arrays.setAll(taskOfTrial, run -> run % tasks);
        yield taskOfTrial;
      }
      case INIT, RICCIARDI -> new int[1];
    };
  }

  private static SynapseLists synapses(CaseFile file, String prefix, String partners, int neurons) {
    String offsetsPath = prefix + "_offsets";
    if (!file.has(offsetsPath)) {
      return SynapseLists.none(neurons);
    }
    int[] offsets = file.integers(offsetsPath, neurons + 1);
    int count = offsets[neurons];
    if (count == 0 && !file.has(prefix + "_" + partners)) {
      return SynapseLists.none(neurons);
    }
    int[] partner = file.integers(prefix + "_" + partners, count);
    double[] weights = file.finite(prefix + "_weights", count);
    return new SynapseLists(offsets, partner, weights).checked(prefix, neurons);
  }

  private static double[] tauPlas(CaseFile file, CaseParameters parameters) {
    int n = parameters.population().neurons();
    double[] tau = new double[n];
    if (file.has("input/tau_plas")) {
      tau = file.finite("input/tau_plas", n);
    } else if (parameters.synapses().tauPlasMs() instanceof NeuronValues.Uniform(double value)) {
      Arrays.fill(tau, value);
    }
    for (int i = 0; i < n; i++) {
      if (!(tau[i] > 0)) {
        throw file.broken("input/tau_plas[" + i + "] = " + tau[i], "must be above 0");
      }
    }
    return tau;
  }

  private static int[] append(int[] axes, int... more) {
    int[] all = Arrays.copyOf(axes, axes.length + more.length);
    System.arraycopy(more, 0, all, axes.length, more.length);
    return all;
  }
}

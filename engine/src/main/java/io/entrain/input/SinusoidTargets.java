package io.entrain.input;

import io.entrain.config.ConfigException;
import io.entrain.config.ExperimentConfig;
import io.entrain.config.PluginConfig;
import io.entrain.config.TimeConfig;
import io.entrain.network.InitialActivity;
import io.entrain.random.RandomStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sinusoids of one period and a phase of its own for every neuron and task, around the mean current of the initial pass; row n (from 1) is
 * {@code Amp sin(2 pi (stim_off + n learn_every - phase) / period) + uavg + bias}.
 *
 * <table>
 *   <caption>Arguments</caption>
 *   <tr><td>Amp</td><td>amplitude</td></tr>
 *   <tr><td>period</td><td>period, ms</td></tr>
 *   <tr><td>biasType</td><td>zero; ou: one Ornstein-Uhlenbeck path for all neurons, 0 in the first step of the trial; ramping: rises from 0
 *       at stim_off to 0.25 at the end</td></tr>
 *   <tr><td>mu, b, sig</td><td>of the ou bias: mean, rate of return (1/ms), strength</td></tr>
 * </table>
 */
public final class SinusoidTargets implements TargetCurrents {
  private static final double RAMP_HEIGHT = 0.25;

  private final TimeConfig time;
  private final InitialActivity activity;
  private final RandomStream phases;
  private final RandomStream biases;
  private final double amplitude;
  private final double periodMs;
  private final String biasType;
  private final OrnsteinUhlenbeckPath biasPath;
  private final Map<Integer, double[]> biasOfTask = new ConcurrentHashMap<>();

  public SinusoidTargets(ExperimentConfig experiment, PluginConfig args, InitialActivity activity) {
    this.time = experiment.time();
    this.activity = activity;
    phases = RandomStream.of(experiment.seed(), "target-phase");
    biases = RandomStream.of(experiment.seed(), "target-bias");
    amplitude = args.number("Amp");
    periodMs = args.number("period");
    biasType = args.text("biasType");
    biasPath = new OrnsteinUhlenbeckPath(args.number("mu"), args.number("b"), args.number("sig"), time.dtMs());
    biasOfTask.put(0, bias(0));
  }

  @Override
  public void draw(int task, int neuron, double[] rows) {
    double phaseMs = periodMs * phases.sequence(neuron, task).nextUniform();
    double[] bias = biasOfTask.computeIfAbsent(task, this::bias);
    for (int row = 0; row < rows.length; row++) {
      double timeMs = time.stimOffMs() + (row + 1) * time.learnEveryMs();
      double sine = StrictMath.sin((timeMs - phaseMs) * (2 * Math.PI) / periodMs);
      rows[row] = amplitude * sine + activity.meanCurrent()[neuron] + bias[row];
    }
  }

  private double[] bias(int task) {
    double[] rows = new double[time.targetRows()];
    switch (biasType) {
      case "zero" -> {}
      case "ramping" -> {
        for (int row = 0; row < rows.length; row++) {
          rows[row] = RAMP_HEIGHT * (row + 1) * time.learnEveryMs() / time.trainDurationMs();
        }
      }
      case "ou" -> {
        double[] path = new double[time.stimOff() + rows.length * time.learnEvery()];
        biasPath.draw(biases, 0, task, path);
        for (int row = 0; row < rows.length; row++) {
          rows[row] = path[time.stimOff() + (row + 1) * time.learnEvery() - 1];
        }
      }
      default -> throw new ConfigException("biasType = " + biasType + ": must be one of zero, ou, ramping");
    }
    return rows;
  }
}

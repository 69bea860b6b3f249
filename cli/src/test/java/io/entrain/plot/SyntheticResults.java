package io.entrain.plot;

import io.entrain.metrics.TestResults;
import java.util.Random;
import java.util.stream.IntStream;

/** Test results as a trained network would give them: sinusoidal targets, currents that follow them with noise, Poisson spikes. */
final class SyntheticResults {
  private static final int STEPS = 20_000;
  private static final double DT_MS = 0.1;
  private static final double STIM_OFF_MS = 1000;
  private static final double LEARN_EVERY_MS = 10;
  private static final int ROWS = 100;

  private SyntheticResults() {}

  static TestResults of(int neurons, int trials, int tasks) {
    return of(IntStream.range(0, neurons).toArray(), trials, tasks, false);
  }

  static TestResults of(int[] neurons, int trials, int tasks, boolean recorded) {
    Random random = new Random(7);
    int count = neurons.length;
    float[][][] target = new float[tasks][ROWS][count];
    float[][][] rate = new float[tasks][ROWS][count];
    float[][][][] current = new float[tasks][trials][ROWS][count];
    int[][][][] spikes = new int[tasks][trials][count][];
    for (int task = 0; task < tasks; task++) {
      for (int i = 0; i < count; i++) {
        double phase = random.nextDouble() * 2 * Math.PI;
        double bias = 0.4 * random.nextGaussian();
        for (int row = 0; row < ROWS; row++) {
          target[task][row][i] = (float) (bias + 0.5 * Math.sin(2 * Math.PI * (row + 1) / ROWS - phase));
          rate[task][row][i] = (float) (25 / (1 + Math.exp(-3 * (target[task][row][i] - 0.7))));
        }
        for (int trial = 0; trial < trials; trial++) {
          double noise = 0;
          for (int row = 0; row < ROWS; row++) {
            noise = 0.85 * noise + 0.12 * random.nextGaussian();
            current[task][trial][row][i] = (float) (bias + 0.85 * (target[task][row][i] - bias) + noise);
          }
          spikes[task][trial][i] = poisson(random, rate[task], i);
        }
      }
    }
    double[][] meanRate = new double[tasks][trials];
    return new TestResults(
        neurons, trials, tasks, STEPS, DT_MS, STIM_OFF_MS, LEARN_EVERY_MS, "utotal", current, target, rate, recorded, spikes, meanRate, 100,
        "0123456789abcdef");
  }

  private static int[] poisson(Random random, float[][] rate, int neuron) {
    return IntStream.rangeClosed(1, STEPS)
        .filter(
            step -> {
              int row = (int) (((step - 1) * DT_MS - STIM_OFF_MS) / LEARN_EVERY_MS);
              return random.nextDouble() < rate[Math.clamp(row, 0, ROWS - 1)][neuron] * DT_MS / 1000;
            })
        .toArray();
  }
}

package io.entrain.verify;

import io.entrain.config.TimeConfig;
import java.util.Random;

/**
 * Draws the inputs of a lively network: ragged synapses, none for some neurons, autapses, zero weights, constants of every neuron's own.
 */
final class RandomInputs {
  private final Random random;

  RandomInputs(long seed) {
    random = new Random(seed);
  }

  CaseInputs draw(CaseParameters parameters) {
    int n = parameters.population().neurons();
    int excitatory = parameters.population().excitatory();
    int runs = parameters.loops();
    TimeConfig time = parameters.time();
    int k = parameters.synapses().k();
    return new CaseInputs(
        n,
        uniform(runs * n, -1, 1.3),
        uniform(n, 0.9, 1.4),
        uniform(n, 0.8, 1.1),
        uniform(n, 0.08, 0.13),
        k > 0 ? synapses(n, 2 * k, excitatory, 0.8) : SynapseLists.none(n),
        synapses(n, 2 * n, excitatory, 0.5),
        uniform(parameters.tasks() * time.stimulusRows() * n, -0.5, 0.5),
        uniform(parameters.tasks() * time.targetRows() * n, -0.3, 0.6),
        normal(runs * time.steps() * n),
        uniform(n, 0, 0.3),
        uniform(n, 15, 30),
        new int[] {1, 0, 1});
  }

  private double[] uniform(int count, double min, double max) {
    return random.doubles(count, min, max).toArray();
  }

  private double[] normal(int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextGaussian();
    }
    return values;
  }

  /** Up to {@code most} synapses a row, none in every fifth row; positive where the partner is excitatory. */
  private SynapseLists synapses(int n, int most, int excitatory, double strength) {
    int[] offsets = new int[n + 1];
    for (int i = 0; i < n; i++) {
      offsets[i + 1] = offsets[i] + (i % 5 == 3 ? 0 : random.nextInt(Math.min(most, 40) + 1));
    }
    int[] partners = random.ints(offsets[n], 0, n).toArray();
    double[] weights = new double[partners.length];
    for (int i = 0; i < weights.length; i++) {
      double weight = strength * random.nextDouble();
      weights[i] = i % 23 == 7 ? 0 : partners[i] < excitatory ? weight : -weight;
    }
    return new SynapseLists(offsets, partners, weights);
  }
}

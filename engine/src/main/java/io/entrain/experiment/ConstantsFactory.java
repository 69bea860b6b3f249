package io.entrain.experiment;

import io.entrain.config.ConfigException;
import io.entrain.config.ExperimentConfig;
import io.entrain.config.LifConfig;
import io.entrain.config.NoiseModel;
import io.entrain.state.CellConstants;

/** Makes the constants of every neuron from the parameters of an experiment. */
public final class ConstantsFactory {
  private ConstantsFactory() {}

  public static CellConstants of(ExperimentConfig config) {
    int neurons = config.population().neurons();
    int excitatory = config.population().excitatory();
    LifConfig cell = switch (config.cell()) {
      case LifConfig lif -> lif;
    };
    double dt = config.time().dtMs();
    double[] tauPlas = PerNeuronValues.resolve("tau_plas", config.synapses().tauPlasMs(), neurons, config.seed());
    for (int neuron = 0; neuron < neurons; neuron++) {
      if (!(tauPlas[neuron] > 0)) {
        throw new ConfigException("tau_plas of neuron %d = %s ms: must be positive".formatted(neuron + 1, tauPlas[neuron]));
      }
    }
    NoiseModel model = config.noise().model();
    return new CellConstants(
        dt,
        cell.vre(),
        config.time().refractory(),
        config.time().delay(),
        byPopulation(neurons, excitatory, cell.threshe(), cell.threshi()),
        byPopulation(neurons, excitatory, 1 / cell.tauMemeMs(), 1 / cell.tauMemiMs()),
        config.synapses().tauBaleMs(),
        config.synapses().tauBaliMs(),
        tauPlas,
        byPopulation(neurons, excitatory, config.synapses().externalBale(), config.synapses().externalBali()),
        model,
        CellConstants.noiseStep(model, noiseStrength(config), dt, cell.tauMemeMs()));
  }

  /** {@code sig} of every neuron. */
  static double[] noiseStrength(ExperimentConfig config) {
    return PerNeuronValues.resolve("sig", config.noise().sig(), config.population().neurons(), config.seed());
  }

  private static double[] byPopulation(int neurons, int excitatory, double first, double second) {
    double[] values = new double[neurons];
    for (int neuron = 0; neuron < neurons; neuron++) {
      values[neuron] = neuron < excitatory ? first : second;
    }
    return values;
  }
}

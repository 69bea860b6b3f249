package io.entrain.network;

import io.entrain.config.ConfigException;
import io.entrain.config.ExperimentConfig;
import io.entrain.config.PluginConfig;
import io.entrain.config.PopulationConfig;
import io.entrain.random.RandomStream;

/**
 * Every neuron makes 2K static synapses with distinct others, drawn uniformly; the weight depends on the two populations.
 *
 * <table>
 *   <caption>Arguments</caption>
 *   <tr><td>K</td><td>half the out-degree</td></tr>
 *   <tr><td>jee, jie, jei, jii</td><td>weights (charge); first letter postsynaptic, second presynaptic population</td></tr>
 * </table>
 */
public final class FixedOutDegreeStaticWiring implements StaticWiring {
  private final PopulationConfig population;
  private final RandomStream random;
  private final int outDegree;
  private final double jee;
  private final double jie;
  private final double jei;
  private final double jii;

  public FixedOutDegreeStaticWiring(ExperimentConfig experiment, PluginConfig args) {
    population = experiment.population();
    random = RandomStream.of(experiment.seed(), "static-wiring");
    outDegree = 2 * args.integer("K");
    jee = args.number("jee");
    jie = args.number("jie");
    jei = args.number("jei");
    jii = args.number("jii");
    if (outDegree > population.neurons() - 1) {
      throw new ConfigException(
          "K = %d: 2K = %d partners do not exist in a network of %d neurons"
              .formatted(outDegree / 2, outDegree, population.neurons()));
    }
  }

  @Override
  public void synapsesFrom(int presynaptic, SynapseRow row) {
    boolean excitatory = presynaptic < population.excitatory();
    double ontoExcitatory = excitatory ? jee : jei;
    double ontoInhibitory = excitatory ? jie : jii;
    for (int drawn : DistinctDraw.draw(random.sequence(presynaptic, 0), outDegree, population.neurons() - 1)) {
      int postsynaptic = drawn < presynaptic ? drawn : drawn + 1;
      row.add(postsynaptic, postsynaptic < population.excitatory() ? ontoExcitatory : ontoInhibitory);
    }
  }
}

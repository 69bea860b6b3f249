package io.entrain.network;

import io.entrain.config.ConfigException;
import io.entrain.config.ExperimentConfig;
import io.entrain.config.PluginConfig;
import io.entrain.config.PopulationConfig;
import io.entrain.random.DrawSequence;
import io.entrain.random.RandomStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Every neuron gets Lexc excitatory and Linh inhibitory plastic inputs, drawn uniformly among the most active neurons of each population in
 * the initial pass. A neuron may be its own partner.
 *
 * <table>
 *   <caption>Arguments</caption>
 *   <tr><td>Lexc, Linh</td><td>inputs of each population</td></tr>
 *   <tr><td>frac</td><td>share of each population that may be presynaptic, the most active first</td></tr>
 *   <tr><td>wpee, wpie, wpei, wpii</td><td>first weights (charge); first letter postsynaptic, second presynaptic population</td></tr>
 * </table>
 */
public final class MostActivePlasticWiring implements PlasticWiring {
  private final PopulationConfig population;
  private final RandomStream random;
  private final int excitatoryInputs;
  private final int inhibitoryInputs;
  private final int[] excitatoryCandidates;
  private final int[] inhibitoryCandidates;
  private final double wpee;
  private final double wpie;
  private final double wpei;
  private final double wpii;

  public MostActivePlasticWiring(ExperimentConfig experiment, PluginConfig args, InitialActivity activity) {
    population = experiment.population();
    random = RandomStream.of(experiment.seed(), "plastic-wiring");
    excitatoryInputs = args.integer("Lexc");
    inhibitoryInputs = args.integer("Linh");
    wpee = args.number("wpee");
    wpie = args.number("wpie");
    wpei = args.number("wpei");
    wpii = args.number("wpii");
    double share = args.number("frac");
    int excitatory = population.excitatory();
    excitatoryCandidates = mostActive(activity.spikeCounts(), 0, excitatory, share);
    inhibitoryCandidates = mostActive(activity.spikeCounts(), excitatory, population.neurons(), share);
    requireEnough("Lexc", excitatoryInputs, excitatoryCandidates.length, "excitatory");
    requireEnough("Linh", inhibitoryInputs, inhibitoryCandidates.length, "inhibitory");
  }

  @Override
  public void synapsesOnto(int postsynaptic, SynapseRow row) {
    boolean excitatory = postsynaptic < population.excitatory();
    DrawSequence draws = random.sequence(postsynaptic, 0);
    add(draws, excitatoryInputs, excitatoryCandidates, excitatory ? wpee : wpie, row);
    add(draws, inhibitoryInputs, inhibitoryCandidates, excitatory ? wpei : wpii, row);
  }

  private static void add(DrawSequence draws, int count, int[] candidates, double weight, SynapseRow row) {
    for (int index : DistinctDraw.draw(draws, count, candidates.length)) {
      row.add(candidates[index], weight);
    }
  }

  /** The {@code rint(share * size)} neurons of {@code from .. to-1} with most spikes, ties by index; ascending. */
  private static int[] mostActive(int[] spikeCounts, int from, int to, double share) {
    int count = (int) Math.rint(share * (to - from));
    int[] chosen =
        IntStream.range(from, to)
            .boxed()
            .sorted(Comparator.comparingInt((Integer neuron) -> -spikeCounts[neuron]))
            .limit(count)
            .mapToInt(Integer::intValue)
            .toArray();
    Arrays.sort(chosen);
    return chosen;
  }

  private static void requireEnough(String key, int inputs, int candidates, String population) {
    if (inputs > candidates) {
      throw new ConfigException(
          "%s = %d: must be at most the %d %s candidates".formatted(key, inputs, candidates, population));
    }
  }
}

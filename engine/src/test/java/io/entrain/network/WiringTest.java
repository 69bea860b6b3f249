package io.entrain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.config.ConfigLoader;
import io.entrain.config.ExperimentConfig;
import io.entrain.config.PluginConfig;
import io.entrain.config.Precision;
import io.entrain.random.DrawSequence;
import io.entrain.random.RandomStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WiringTest {
  private static ExperimentConfig config(String text) {
    return ConfigLoader.parse("seed = 3, Ncells = 100, K = 10, L = 5, " + text, Path.of(".")).experiment();
  }

  private static InitialActivity activity(int... spikeCounts) {
    return new InitialActivity(spikeCounts, new double[spikeCounts.length], 1, 1, 1);
  }

  @Test
  void shouldMakeTwoKDistinctStaticSynapsesAndNoneWithItself() {
    ExperimentConfig config = config("");
    StaticWiring wiring = new FixedOutDegreeStaticWiring(config, config.staticWiring());
    for (int neuron = 0; neuron < 100; neuron++) {
      SynapseRow row = new SynapseRow();
      wiring.synapsesFrom(neuron, row);
      Set<Integer> partners = new HashSet<>();
      for (int i = 0; i < row.size(); i++) {
        partners.add(row.partner(i));
      }
      assertThat(partners).hasSize(20).doesNotContain(neuron).allMatch(partner -> partner >= 0 && partner < 100);
    }
  }

  @Test
  void shouldWeighStaticSynapsesByTheTwoPopulations() {
    ExperimentConfig config = config("jee = 1 ms, jie = 2 ms, jei = -3 ms, jii = -4 ms");
    StaticWiring wiring = new FixedOutDegreeStaticWiring(config, config.staticWiring());
    for (int neuron = 0; neuron < 100; neuron++) {
      SynapseRow row = new SynapseRow();
      wiring.synapsesFrom(neuron, row);
      for (int i = 0; i < row.size(); i++) {
        boolean ontoExcitatory = row.partner(i) < 50;
        double expected = neuron < 50 ? (ontoExcitatory ? 1 : 2) : (ontoExcitatory ? -3 : -4);
        assertThat(row.weight(i)).isEqualTo(expected);
      }
    }
  }

  @Test
  void shouldDrawTheSameRowAloneAndAgain() {
    ExperimentConfig config = config("");
    SynapseTable table =
        new NetworkGenerator(100, Precision.FLOAT64).drawStatic(
            "wiring", new FixedOutDegreeStaticWiring(config, config.staticWiring()), new NeuronRange(0, 100));
    SynapseRow row = new SynapseRow();
    new FixedOutDegreeStaticWiring(config, config.staticWiring()).synapsesFrom(42, row);
    for (int i = 0; i < row.size(); i++) {
      assertThat(table.partners()[table.begin(42) + i]).isEqualTo(row.partner(i));
    }
  }

  @Test
  void shouldTakePlasticInputsFromTheMostActiveOfEachPopulation() {
    ExperimentConfig config = config("frac = 0.1, wpee = 1 ms, wpie = 2 ms, wpei = -3 ms, wpii = -4 ms");
    int[] counts = new int[100];
    for (int neuron : new int[] {3, 8, 20, 30, 49, 50, 60, 70, 80, 99}) {
      counts[neuron] = 5;
    }
    PlasticWiring wiring = new MostActivePlasticWiring(config, config.plasticWiring(), activity(counts));
    SynapseRow row = new SynapseRow();
    wiring.synapsesOnto(77, row);
    int[] expected = {3, 8, 20, 30, 49, 50, 60, 70, 80, 99};
    assertThat(row.size()).isEqualTo(10);
    for (int i = 0; i < 10; i++) {
      assertThat(row.partner(i)).isEqualTo(expected[i]);
      assertThat(row.weight(i)).isEqualTo(i < 5 ? 2 : -4);
    }
  }

  @Test
  void shouldBreakTiesOfActivityByIndex() {
    ExperimentConfig config = config("frac = 0.1");
    PlasticWiring wiring = new MostActivePlasticWiring(config, config.plasticWiring(), activity(new int[100]));
    SynapseRow row = new SynapseRow();
    wiring.synapsesOnto(0, row);
    assertThat(row.partner(4)).isEqualTo(4);
    assertThat(row.partner(5)).isEqualTo(50);
  }

  @Test
  void shouldSayWhenCandidatesAreTooFew() {
    ExperimentConfig config = config("");
    Map<String, Object> args = new HashMap<>(config.plasticWiring().args());
    args.put("frac", 0.05);
    PluginConfig few = new PluginConfig(config.plasticWiring().plugin(), args);
    InitialActivity silent = activity(new int[100]);
    assertThatThrownBy(() -> new MostActivePlasticWiring(config, few, silent))
        .hasMessageContaining("Lexc = 5: must be at most the 2 excitatory candidates");
  }

  @Test
  void shouldRefuseWhatAPluginMayNotDraw() {
    NetworkGenerator generator = new NetworkGenerator(10, Precision.FLOAT32);
    NeuronRange all = new NeuronRange(0, 10);
    assertThatThrownBy(() -> generator.drawStatic("far", (neuron, row) -> row.add(10, 1), all))
        .hasMessage("far: neuron 0 is given partner 10: must be 0 to 9");
    assertThatThrownBy(() -> generator.drawPlastic("none", (neuron, row) -> row.add(1, Double.NaN), all))
        .hasMessage("none: the synapse between neurons 0 and 1 has weight NaN: must be finite");
  }

  @Test
  void shouldDrawForARangeWhatItDrawsForAll() {
    int neurons = 600;
    NetworkGenerator generator = new NetworkGenerator(neurons, Precision.FLOAT32);
    RandomStream random = RandomStream.of(3, "test");
    StaticWiring wiring =
        (presynaptic, row) -> {
          for (int partner : DistinctDraw.draw(random.sequence(presynaptic, 0), 20, neurons)) {
            row.add(partner, presynaptic - partner);
          }
        };
    SynapseTable whole = generator.drawStatic("test", wiring, new NeuronRange(0, neurons));
    List<Integer> partners = new ArrayList<>();
    for (NeuronRange range : new NeuronRange(0, neurons).split(3)) {
      SynapseTable part = generator.drawStatic("test", wiring, range);
      assertThat(Arrays.stream(part.partners())).allMatch(range::contains);
      for (int i = part.begin(599); i < part.end(599); i++) {
        partners.add(part.partners()[i]);
        assertThat(part.weights().get(i)).isEqualTo(599 - part.partners()[i]);
      }
    }
    assertThat(partners).hasSize(20).isEqualTo(Arrays.stream(whole.partners(), whole.begin(599), whole.end(599)).boxed().toList());
    SynapseTable plastic = generator.drawPlastic("test", wiring::synapsesFrom, new NeuronRange(300, 310));
    assertThat(plastic.synapses()).isEqualTo(200);
    assertThat(Arrays.copyOfRange(plastic.partners(), plastic.begin(305), plastic.end(305)))
        .isEqualTo(Arrays.copyOfRange(whole.partners(), whole.begin(305), whole.end(305)));
  }

  /** What is drawn is in order of index; which indices it is, follows from the order of the draws, without those that come again. */
  @ParameterizedTest
  @CsvSource({"0, 7", "1, 64", "20, 1280", "20, 1279", "256, 16384", "256, 16383", "257, 20000", "100, 200"})
  void shouldDrawTheFirstDistinctIndices(int count, int bound) {
    DrawSequence draws = RandomStream.of(9, "test").sequence(5, 0);
    TreeSet<Integer> expected = new TreeSet<>();
    while (expected.size() < count) {
      expected.add(draws.nextIndex(bound));
    }
    int[] drawn = DistinctDraw.draw(RandomStream.of(9, "test").sequence(5, 0), count, bound);
    assertThat(Arrays.stream(drawn).boxed()).containsExactlyElementsOf(expected);
  }

  @Test
  void shouldDrawDistinctIndicesAlsoWhereMostAreTaken() {
    for (int count : new int[] {0, 1, 5, 6, 9, 10}) {
      int[] drawn = DistinctDraw.draw(RandomStream.of(3, "test").sequence(1, 0), count, 10);
      assertThat(drawn).hasSize(count).doesNotHaveDuplicates().isSorted();
      assertThat(Arrays.stream(drawn)).allMatch(index -> index >= 0 && index < 10);
    }
  }

  @Test
  void shouldCutRangesAtWholeGroups() {
    NeuronRange range = new NeuronRange(0, 100);
    for (int parts = 1; parts <= 9; parts++) {
      int next = 0;
      for (NeuronRange part : range.split(parts)) {
        assertThat(part.from()).isEqualTo(next);
        assertThat(part.from() % NeuronRange.LANES).isZero();
        assertThat(part.size()).isPositive();
        next = part.to();
      }
      assertThat(next).isEqualTo(100);
      assertThat(range.split(parts)).hasSize(Math.min(parts, 7));
    }
  }
}

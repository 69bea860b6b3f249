package io.entrain.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.entrain.config.NoiseModel;
import io.entrain.linalg.RealArray;
import io.entrain.network.NeuronRange;
import io.entrain.network.SynapseTable;
import io.entrain.spike.SpikeList;
import io.entrain.state.CellConstants;
import io.entrain.state.DoubleNeuronState;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What spikes bring, against a plain sum over the table. */
class StaticSynapsesTest {
  private static final int NEURONS = 83;
  private static final int OUT_DEGREE = 40;

  private static CellConstants constants(double tauInhibitory) {
    double[] ones = new double[NEURONS];
    Arrays.fill(ones, 1);
    return new CellConstants(0.1, 0, 1, 1, ones, ones, 3, tauInhibitory, ones, ones, NoiseModel.VOLTAGE, null);
  }

  /** Synapses with repeated partners and weights of zero; {@code kinds} different sizes of weight. */
  private static SynapseTable table(int kinds) {
    Random random = new Random(kinds);
    int[] offsets = new int[NEURONS + 1];
    Arrays.setAll(offsets, i -> i * OUT_DEGREE);
    int[] partners = random.ints((long) NEURONS * OUT_DEGREE, 0, NEURONS).toArray();
    double[] weights = new double[partners.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i % 11 == 0 ? 0 : (random.nextBoolean() ? 1 : -0.5) * (1 + random.nextInt(kinds));
    }
    return new SynapseTable(new NeuronRange(0, NEURONS), offsets, partners, new RealArray.Float64(weights));
  }

  private static double[] charge(SynapseTable table, int[] spikes, NeuronRange range, int sign) {
    double[] charge = new double[range.size()];
    for (int neuron : spikes) {
      for (int synapse = table.begin(neuron); synapse < table.end(neuron); synapse++) {
        double weight = table.weights().get(synapse);
        if (range.contains(table.partners()[synapse]) && Math.signum(weight) == sign) {
          charge[table.partners()[synapse] - range.from()] += weight;
        }
      }
    }
    return charge;
  }

  @ParameterizedTest
  @CsvSource({"1,0,83", "2,0,83", "1,16,48", "1000000,0,83", "1000000,32,83"})
  void shouldBringTheSumOfTheWeights(int kinds, int from, int to) {
    SynapseTable table = table(kinds);
    NeuronRange range = new NeuronRange(from, to);
    int[] spikes = {3, 17, 18, 82};
    SpikeList list = new SpikeList(NEURONS);
    Arrays.stream(spikes).forEach(list::add);
    DoubleNeuronState state = new DoubleNeuronState(constants(4), range);
    new DoubleStaticSynapses(table, range).deliver(list, state, 0);
    double[] excitatory = charge(table, spikes, range, 1);
    double[] inhibitory = charge(table, spikes, range, -1);
    assertThat(charges(state.inE[0], range.size())).containsExactly(excitatory, within(1e-9));
    assertThat(charges(state.inI[0], range.size())).containsExactly(inhibitory, within(1e-9));
  }

  @Test
  void shouldBringBothSignsToOneCurrentIfTheyDecayAlike() {
    SynapseTable table = table(3);
    NeuronRange all = new NeuronRange(0, NEURONS);
    SpikeList list = new SpikeList(NEURONS);
    list.add(5);
    DoubleNeuronState state = new DoubleNeuronState(constants(3), all);
    new DoubleStaticSynapses(table, all).deliver(list, state, 0);
    double[] expected = charge(table, new int[] {5}, all, 1);
    double[] inhibitory = charge(table, new int[] {5}, all, -1);
    Arrays.setAll(expected, i -> expected[i] + inhibitory[i]);
    assertThat(charges(state.inE[0], NEURONS)).containsExactly(expected, within(1e-9));
    assertThat(state.inI[0]).containsOnly(0);
  }

  @Test
  void shouldGiveANeuronTheSameBitsWhateverTheRange() {
    SynapseTable table = table(1_000_000);
    SpikeList list = new SpikeList(NEURONS);
    for (int neuron = 0; neuron < NEURONS; neuron += 2) {
      list.add(neuron);
    }
    NeuronRange all = new NeuronRange(0, NEURONS);
    NeuronRange part = new NeuronRange(48, NEURONS);
    DoubleNeuronState whole = new DoubleNeuronState(constants(3), all);
    DoubleNeuronState cut = new DoubleNeuronState(constants(3), part);
    new DoubleStaticSynapses(table, all).deliver(list, whole, 0);
    new DoubleStaticSynapses(table, part).deliver(list, cut, 0);
    assertThat(charges(cut.inE[0], part.size())).isEqualTo(Arrays.copyOfRange(charges(whole.inE[0], NEURONS), 48, NEURONS));
  }

  /** What arrived at the first {@code neurons} of a range. */
  private static double[] charges(double[] slot, int neurons) {
    return Arrays.copyOfRange(slot, DoubleNeuronState.BEGIN, DoubleNeuronState.BEGIN + neurons);
  }
}

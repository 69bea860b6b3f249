package io.entrain.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.entrain.config.NoiseModel;
import io.entrain.network.NeuronRange;
import io.entrain.state.CellConstants;
import io.entrain.state.DoubleNeuronState;
import io.entrain.state.FloatNeuronState;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MembraneKernelTest {
  private static CellConstants constants(int neurons, double threshold, double external) {
    double[] tau = new double[neurons];
    Arrays.setAll(tau, i -> 100 + i);
    return new CellConstants(
        0.1, 0, 2, 1, filled(neurons, threshold), filled(neurons, 0.1), 3, 4, tau, filled(neurons, external), NoiseModel.VOLTAGE, null);
  }

  private static double[] filled(int size, double value) {
    double[] values = new double[size];
    Arrays.fill(values, value);
    return values;
  }

  private static CellConstants uniformConstants(int neurons) {
    return new CellConstants(
        0.1,
        0,
        2,
        1,
        filled(neurons, 0.9),
        filled(neurons, 0.1),
        3,
        3,
        filled(neurons, 150),
        filled(neurons, 0.95),
        NoiseModel.VOLTAGE,
        null);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 16, 58, 207})
  void shouldGiveTheScalarBits(int neurons) {
    requireScalarBits(constants(neurons, 0.9, 0.95));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 16, 58, 207})
  void shouldGiveTheScalarBitsWhereAllNeuronsShareTheirConstants(int neurons) {
    CellConstants constants = uniformConstants(neurons);
    assertThat(new FloatNeuronState(constants, new NeuronRange(0, neurons)).uniform).isTrue();
    requireScalarBits(constants);
  }

  private static void requireScalarBits(CellConstants constants) {
    int neurons = constants.neurons();
    FloatNeuronState[] states = {
      new FloatNeuronState(constants, new NeuronRange(0, neurons)), new FloatNeuronState(constants, new NeuronRange(0, neurons))
    };
    FloatMembraneKernel[] kernels = {new FloatScalarMembraneKernel(), new FloatVectorMembraneKernel()};
    double[] v0 = new Random(neurons).doubles(neurons, 0, 1).toArray();
    int fires = 0;
    for (FloatNeuronState state : states) {
      state.begin(v0);
    }
    for (int step = 1; step <= 60; step++) {
      int[][] fired = new int[2][states[0].size];
      int[] counts = new int[2];
      for (int i = 0; i < 2; i++) {
        drive(states[i], step);
        counts[i] = kernels[i].advance(states[i], states[i].external, 0, step, fired[i]);
        for (int spike = 0; spike < counts[i]; spike++) {
          int place = FloatNeuronState.BEGIN + fired[i][spike];
          states[i].v[place] = 0;
          states[i].silentUntil[place] = step + 2;
        }
      }
      fires += counts[0];
      assertThat(counts[1]).isEqualTo(counts[0]);
      assertThat(fired[1]).isEqualTo(fired[0]);
      assertThat(states[1].v).isEqualTo(states[0].v);
      assertThat(states[1].up).isEqualTo(states[0].up);
      assertThat(states[1].ue).isEqualTo(states[0].ue);
      assertThat(states[1].ui).isEqualTo(states[0].ui);
      assertThat(states[1].inE[0]).containsOnly(0);
    }
    assertThat(fires).isPositive();
  }

  private static void drive(FloatNeuronState state, int step) {
    Random random = new Random(step);
    for (int i = 0; i < state.range.size(); i++) {
      int place = FloatNeuronState.BEGIN + i;
      state.inE[0][place] = (float) random.nextDouble();
      float inhibition = (float) -random.nextDouble();
      (state.sharedBalancedDecay ? state.inE : state.inI)[0][place] += inhibition;
      state.inP[0][place] = (float) random.nextGaussian();
    }
  }

  @Test
  void shouldRelaxToTheExternalInputAsTheClosedFormSays() {
    CellConstants constants = constants(1, 2, 0.8);
    DoubleNeuronState state = new DoubleNeuronState(constants, new NeuronRange(0, 1));
    state.begin(new double[] {0.2});
    DoubleMembraneKernel kernel = DoubleMembraneKernel.create();
    for (int step = 1; step <= 100; step++) {
      assertThat(kernel.advance(state, state.external, 0, step, new int[16])).isZero();
      assertThat(state.v[DoubleNeuronState.BEGIN]).isCloseTo(0.8 + (0.2 - 0.8) * Math.pow(1 - 0.1 * 0.1, step), within(1e-13));
    }
  }

  @Test
  void shouldHoldANeuronForItsRefractorySteps() {
    CellConstants constants = constants(1, 1, 50);
    DoubleNeuronState state = new DoubleNeuronState(constants, new NeuronRange(0, 1));
    state.begin(new double[] {0.9});
    DoubleMembraneKernel kernel = DoubleMembraneKernel.create();
    int[] fired = new int[16];
    StringBuilder train = new StringBuilder();
    for (int step = 1; step <= 12; step++) {
      boolean spike = kernel.advance(state, state.external, 0, step, fired) == 1;
      if (spike) {
        state.v[DoubleNeuronState.BEGIN] = 0;
        state.silentUntil[DoubleNeuronState.BEGIN] = step + 2;
      }
      train.append(spike ? '|' : '.');
    }
    assertThat(train).hasToString("|....|....|.");
  }
}

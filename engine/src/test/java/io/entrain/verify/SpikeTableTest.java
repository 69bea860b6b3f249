package io.entrain.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpikeTableTest {
  private static SpikeTable spikes(double... stepsAndNeurons) {
    int size = stepsAndNeurons.length / 2;
    double[] steps = new double[size];
    double[] neurons = new double[size];
    for (int i = 0; i < size; i++) {
      steps[i] = stepsAndNeurons[2 * i];
      neurons[i] = stepsAndNeurons[2 * i + 1];
    }
    return new SpikeTable(steps, neurons);
  }

  private static void assertFirstDifference(SpikeTable one, SpikeTable other, int step) {
    assertThat(one.firstDifference(other)).hasValue(step);
    assertThat(other.firstDifference(one)).hasValue(step);
  }

  @Test
  void shouldFindNoDifferenceBetweenTheSameSpikes() {
    assertThat(spikes(3, 1, 3, 7, 9, 0).firstDifference(spikes(3, 1, 3, 7, 9, 0))).isEmpty();
    assertThat(SpikeTable.EMPTY.firstDifference(SpikeTable.EMPTY)).isEmpty();
  }

  @Test
  void shouldFindASpikeThatIsMissing() {
    assertFirstDifference(spikes(3, 1, 3, 7, 9, 0), spikes(3, 1, 9, 0), 3);
    assertFirstDifference(spikes(3, 1, 5, 7), spikes(3, 1, 5, 7, 9, 0), 9);
    assertFirstDifference(spikes(4, 2), SpikeTable.EMPTY, 4);
  }

  @Test
  void shouldFindASpikeThatComesLater() {
    assertFirstDifference(spikes(3, 1, 5, 7), spikes(3, 1, 6, 7), 5);
  }

  @Test
  void shouldFindAnotherNeuronInTheSameStep() {
    assertFirstDifference(spikes(3, 1, 5, 7), spikes(3, 1, 5, 8), 5);
  }

  @Test
  void shouldListTheNeuronsThatFireInAStep() {
    assertThat(spikes(3, 1, 5, 7, 5, 9, 6, 0).firingAt(5)).isEqualTo("[7, 9]");
    assertThat(spikes(3, 1).firingAt(5)).isEqualTo("[]");
  }
}

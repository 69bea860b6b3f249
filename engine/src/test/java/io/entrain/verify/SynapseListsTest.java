package io.entrain.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.config.ConfigException;
import org.junit.jupiter.api.Test;

class SynapseListsTest {
  private static void assertRefused(SynapseLists lists, String message) {
    assertThatThrownBy(() -> lists.checked("input/wp", 2)).isInstanceOf(ConfigException.class).hasMessageContaining(message);
  }

  @Test
  void shouldAcceptListsWithAutapsesAndDoubles() {
    SynapseLists lists = new SynapseLists(new int[] {0, 3, 3}, new int[] {0, 1, 1}, new double[] {1, 2, 3});
    assertThat(lists.checked("input/wp", 2)).isSameAs(lists);
    assertThat(lists.degree(0)).isEqualTo(3);
    assertThat(lists.degree(1)).isZero();
  }

  @Test
  void shouldRefuseOffsetsThatDoNotFit() {
    assertRefused(new SynapseLists(new int[] {0, 2, 1}, new int[] {0}, new double[] {1}), "input/wp_offsets[2] = 1: must not fall");
    assertRefused(new SynapseLists(new int[] {1, 1, 1}, new int[] {0}, new double[] {1}), "input/wp_offsets: must go from 0");
    assertRefused(new SynapseLists(new int[] {0, 1, 2}, new int[] {0}, new double[] {1}), "input/wp_offsets: must go from 0");
  }

  @Test
  void shouldRefuseNeuronsThatDoNotExist() {
    assertRefused(new SynapseLists(new int[] {0, 1, 1}, new int[] {2}, new double[] {1}), "synapse 0: neuron 2 is not in 0..1");
    assertRefused(new SynapseLists(new int[] {0, 1, 1}, new int[] {-1}, new double[] {1}), "synapse 0: neuron -1 is not in 0..1");
  }

  @Test
  void shouldRefuseWeightsThatAreNoNumbers() {
    assertRefused(new SynapseLists(new int[] {0, 1, 1}, new int[] {1}, new double[] {Double.NaN}), "input/wp_weights[0] = NaN");
  }
}

package io.entrain.cluster.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.entrain.network.NeuronRange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class LinkEpochTest {
  @Test
  void shouldAcceptNodesWithSeveralRangesOrNone() {
    LinkEpoch epoch = epoch(0, Map.of(0, List.of(range(0, 5), range(10, 20)), 1, List.of(range(5, 10)), 2, List.of()));
    assertThat(epoch.peers()).containsExactly(1, 2);
  }

  @Test
  void shouldCallANodeByItsNameOrElseByItsNumber() {
    LinkEpoch epoch = epoch(0, Map.of(0, List.of(range(0, 5)), 1, List.of(range(5, 10))));
    assertThat(epoch.name(0)).isEqualTo("oak");
    assertThat(epoch.name(1)).isEqualTo("node 1");
  }

  @Test
  void shouldRefuseANeuronOfTwoNodes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> epoch(0, Map.of(0, List.of(range(0, 6)), 1, List.of(range(5, 10)))))
        .withMessageContaining("all nodes");
  }

  @Test
  void shouldRefuseNeuronsBeyondTheNetwork() {
    assertThatIllegalArgumentException().isThrownBy(() -> epoch(0, Map.of(0, List.of(range(0, 21))))).withMessageContaining("neuron 20");
  }

  @Test
  void shouldRefuseRangesThatDoNotAscend() {
    assertThatIllegalArgumentException().isThrownBy(() -> epoch(0, Map.of(0, List.of(range(5, 10), range(0, 5)))));
  }

  @Test
  void shouldHoldItsOwnNode() {
    assertThatIllegalArgumentException().isThrownBy(() -> epoch(3, Map.of(0, List.of(range(0, 5))))).withMessageContaining("this node, 3");
  }

  private static NeuronRange range(int from, int to) {
    return new NeuronRange(from, to);
  }

  private static LinkEpoch epoch(int self, Map<Integer, List<NeuronRange>> nodes) {
    return new LinkEpoch("a run", 1, 20, self, new TreeMap<>(nodes), Map.of(0, "oak"));
  }
}

package io.entrain.cluster.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.entrain.cluster.protocol.NodeFacts;
import io.entrain.cluster.protocol.NodeShare;
import io.entrain.network.NeuronRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShardPlacementTest {
  private static NodeFacts node(String name, int threads, int shards) {
    return new NodeFacts(
        name, name + ":1", "", name, 2, List.of(), threads, threads, shards, 1L << 30, List.of(), "", 1, Instant.EPOCH);
  }

  @Test
  void shouldGiveEveryNeuronToOneNodeInProportionToThreads() {
    List<NodeShare> shares = ShardPlacement.place(1000, List.of(node("b", 3, 2), node("a", 1, 1)));
    assertThat(shares).extracting(NodeShare::name).containsExactly("a", "b");
    assertThat(shares).extracting(NodeShare::range).containsExactly(new NeuronRange(0, 240), new NeuronRange(240, 1000));
    assertThat(shares.getLast().shards()).containsExactly(new NeuronRange(240, 624), new NeuronRange(624, 1000));
  }

  @Test
  void shouldNotDependOnTheOrderOfNodes() {
    List<NodeFacts> nodes = IntStream.range(0, 7).mapToObj(i -> node("n" + i, 1 + i % 3, 1 + i % 2)).toList();
    List<NodeShare> shares = ShardPlacement.place(4096, nodes);
    List<NodeFacts> shuffled = new ArrayList<>(nodes);
    Collections.shuffle(shuffled, new Random(3));
    assertThat(ShardPlacement.place(4096, shuffled)).isEqualTo(shares);
    int end = 0;
    for (NodeShare share : shares) {
      assertThat(share.range().from()).isEqualTo(end);
      assertThat(share.range().from() % NeuronRange.LANES).isZero();
      end = share.range().to();
    }
    assertThat(end).isEqualTo(4096);
  }

  @Test
  void shouldLeaveNodesOutForWhichNothingIsLeft() {
    List<NodeShare> shares = ShardPlacement.place(20, List.of(node("a", 1, 1), node("b", 1, 1), node("c", 1, 1)));
    assertThat(shares).extracting(NodeShare::range).containsExactly(new NeuronRange(0, 16), new NeuronRange(16, 20));
    assertThat(shares).extracting(NodeShare::node).containsExactly(0, 1);
  }
}

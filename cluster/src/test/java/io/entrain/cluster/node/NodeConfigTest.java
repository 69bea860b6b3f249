package io.entrain.cluster.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeConfigTest {
  private static final String TIMEOUT = "akka.cluster.seed-node-timeout";

  private static Config of(int port) {
    Map<String, Object> given =
        Map.of(
            "entrain.node.host", "10.0.0.1", "entrain.node.port", port, "entrain.node.join", List.of("10.0.0.1:1000", "10.0.0.1:1001"));
    Config complete = NodeConfig.complete(ConfigFactory.parseMap(given));
    return NodeConfig.of(complete, NodeSettings.of(complete), Optional.empty(), "1");
  }

  /** It is the only one that begins a cluster of its own when the others do not answer in time. */
  @Test
  void shouldHaveTheFirstNodeLookLongForTheOthers() {
    assertThat(of(1000).getDuration(TIMEOUT)).isEqualTo(of(1000).getDuration("entrain.node.alone-after")).hasSeconds(20);
    assertThat(of(1001).getDuration(TIMEOUT)).hasSeconds(3);
  }
}

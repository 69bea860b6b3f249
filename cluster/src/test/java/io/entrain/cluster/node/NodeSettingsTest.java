package io.entrain.cluster.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.entrain.config.ConfigException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeSettingsTest {
  private static NodeSettings read(String text) {
    return NodeSettings.of(NodeConfig.complete(ConfigFactory.parseString(text)));
  }

  private static Config actors(String text, String release) {
    Config complete = NodeConfig.complete(ConfigFactory.parseString(text));
    return NodeConfig.of(complete, NodeSettings.of(complete), Optional.empty(), release);
  }

  @Test
  void shouldStayOnLoopbackUnlessToldOtherwise() {
    NodeSettings settings = read("");
    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.bindHost()).isEqualTo("127.0.0.1");
    assertThat(settings.insecure()).isFalse();
    assertThat(settings.join()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|', value = {
        "entrain.node.port = 70000 | entrain.node.port = 70000: must be 0 to 65535",
        "entrain.node.shards = 0 | entrain.node.shards = 0: must be at least 1",
        "entrain.node.roles = [cook] | entrain.node.roles = [cook]: must be controller, worker, or both",
        "entrain.node.grace = soon | grace"
      })
  void shouldNameTheSettingThatCannotBeUsed(String text, String message) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(ConfigException.class).hasMessageContaining(message);
  }

  @Test
  void shouldRefuseNodesThatDecideOtherwiseAboutASplitNetwork() {
    Config three = actors("entrain.node.quorum = 2", "1.0");
    Config majority = actors("", "1.0");
    assertThat(new JoinCheck().check(three, three)).hasToString("Valid");
    assertThat(new JoinCheck().check(three, majority).toString()).contains("split-brain-resolver");
    assertThat(new JoinCheck().check(actors("", "1.1"), majority).toString()).contains("release");
  }

  @Test
  void shouldJoinTheNodesThatAreNamed() {
    Config config = actors("entrain.node { host = n1, port = 7, join = [\"n1:7\", \"n2:7\"] }", "1.0");
    assertThat(config.getStringList("akka.cluster.seed-nodes")).containsExactly("akka://entrain@n1:7", "akka://entrain@n2:7");
    assertThat(config.getString("akka.actor.provider")).isEqualTo("cluster");
    assertThat(config.getBoolean("akka.actor.allow-java-serialization")).isFalse();
  }

  /** Where a network is slow, Akka's own settings can be given too. */
  @Test
  void shouldLetAkkasOwnSettingsBeGiven() {
    String key = "akka.cluster.split-brain-resolver.stable-after";
    assertThat(actors("", "1.0").getString(key)).isEqualTo("7s");
    assertThat(actors(key + " = 30s", "1.0").getString(key)).isEqualTo("30s");
  }
}

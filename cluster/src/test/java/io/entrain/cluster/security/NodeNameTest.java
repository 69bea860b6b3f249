package io.entrain.cluster.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NodeNameTest {
  @Test
  void shouldVouchForTheNameItself() {
    NodeName node = NodeName.parse("Node-1.lab.org");

    assertThat(node.name()).isEqualTo("node-1.lab.org");
    assertThat(node.alternatives()).containsExactly("dns:node-1.lab.org");
  }

  @Test
  void shouldVouchForOtherNamesAndAddresses() {
    assertThat(NodeName.parse("n1,dns:n1.lab.org,ip:10.0.0.5,ip:::1,dns:n1").alternatives())
        .containsExactly("dns:n1", "dns:n1.lab.org", "ip:10.0.0.5", "ip:0:0:0:0:0:0:0:1");
  }

  @Test
  void shouldTakeAnAddressAsName() {
    assertThat(NodeName.parse("10.0.0.5").alternatives()).containsExactly("ip:10.0.0.5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "ca", "CA", "..", ".", "a/b", "/etc", "a b", "a=b", "n1,", "n1,n2", "n1,dns:", "n1,ip:n2", "n1,ip:10.0.0", "n1,dns:*.org",
        "n1,uri:x",
        "n1,dns:a=b", "n1,ip:fe80::1%eth0", "::1", "-n1", "n1-", "10.0.0.256", "n1,dns:10.0.0.5", "n1\n",
        "a2345678901234567890123456789012345678901234567890123456789012345"})
  void shouldRefuseAnythingElse(String text) {
    assertThatThrownBy(() -> NodeName.parse(text)).isInstanceOf(ConfigException.class).hasMessageStartingWith("--node = ");
  }
}

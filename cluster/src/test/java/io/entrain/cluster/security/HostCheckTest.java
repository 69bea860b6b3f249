package io.entrain.cluster.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.config.ConfigException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostCheckTest {
  private final HostCheck check = new HostCheck("entrain.api.names", List.of("Node-1.lab.org", "10.0.0.5", "2001:db8::5"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost", "LocalHost:7171", "127.0.0.1", "127.0.0.1:7171", "127.1.2.3", "[::1]", "[::1]:7171", "[0:0:0:0:0:0:0:1]",
        "node-1.lab.org",
        "NODE-1.LAB.ORG:443", "10.0.0.5:7171", "[2001:db8::5]:1", "[2001:0DB8:0::5]"})
  void shouldAcceptLoopbackAndTheNamesGiven(String header) {
    assertThat(check.accepts(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "evil.org", "evil.org:7171", "localhost.evil.org", "127.0.0.1.evil.org", "evil-localhost", "node-1.lab.org.evil.org",
        "lab.org",
        "10.0.0.6", "0.0.0.0", "[::]", "2001:db8::5", "::1", "[127.0.0.1]", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost:",
        "localhost:0", "localhost:65536", "localhost:99999999999", "localhost:80:80", "localhost:80a", "localhost, evil.org",
        "evil.org@localhost",
        "localhost/", "localhost#", "localhost\n", " localhost", "[::1]evil", "[::1", "[::1%lo]", "localhost.", "*", "256.0.0.1",
        "127.0.0.01"})
  void shouldRefuseAnythingElse(String header) {
    assertThat(check.accepts(header)).isFalse();
  }

  @Test
  void shouldRefuseARequestWithoutHost() {
    assertThat(check.accepts(null)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "*.lab.org", "node:7171", "[::1]", "a b", "http://node", "-node", "1234", "10.0.0"})
  void shouldBeGivenNamesAndAddressesOnly(String name) {
    assertThatThrownBy(() -> new HostCheck("entrain.api.names", List.of(name)))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("entrain.api.names = ");
  }
}

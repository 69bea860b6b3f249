package io.entrain.cluster.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BindPolicyTest {
  private final BindPolicy policy = new BindPolicy("entrain.tls.folder", BindPolicyTest::addresses);

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.8.9.10", "::1", "[::1]", "localhost", "::ffff:127.0.0.1"})
  void shouldAllowLoopbackWithTheTokenAlone(String host) {
    assertThat(judge(host, false, false)).isEqualTo(new BindDecision.Allowed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.5", "fe80::1", "node-1.lab.org", "mixed.lab.org", "unknown.lab.org", "<getHostAddress>"})
  void shouldRefuseAnythingElse(String host) {
    assertThat(judge(host, false, false)).isInstanceOf(BindDecision.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "10.0.0.5", "node-1.lab.org"})
  void shouldAllowAnythingWithTls(String host) {
    assertThat(judge(host, true, false)).isEqualTo(new BindDecision.Allowed());
    assertThat(judge(host, true, true)).isEqualTo(new BindDecision.Allowed());
  }

  @Test
  void shouldSayKeyValueRuleAndWhatToDo() {
    assertThat(judge("0.0.0.0", false, false))
        .asInstanceOf(type(BindDecision.Refused.class))
        .extracting(BindDecision.Refused::message)
        .asString()
        .contains("entrain.artery.host = 0.0.0.0: leaves loopback", "needs HTTPS for the API and mutual TLS for Artery and the data plane")
        .contains("entrain certs DIR --node NAME", "entrain.tls.folder", "127.0.0.1", "--insecure")
        .doesNotContain("entrain.api.host");
  }

  @Test
  void shouldRefuseIfOneOfThreeLeavesLoopback() {
    List<Listener> listeners =
        List.of(new Listener("a", "127.0.0.1"), new Listener("b", "::1"), new Listener("c", "10.0.0.5"), new Listener("d", "10.0.0.6"));

    assertThat(policy.judge(listeners, false, false))
        .asInstanceOf(type(BindDecision.Refused.class))
        .extracting(BindDecision.Refused::message)
        .asString()
        .startsWith("c = 10.0.0.5, d = 10.0.0.6: ");
  }

  @Test
  void shouldWarnLoudlyWhenTheUserInsists() {
    assertThat(judge("0.0.0.0", false, true))
        .asInstanceOf(type(BindDecision.AllowedWithWarning.class))
        .extracting(BindDecision.AllowedWithWarning::warning)
        .asString()
        .contains("INSECURE", "entrain.artery.host = 0.0.0.0", "--insecure");
  }

  @Test
  void shouldNotWarnOnLoopback() {
    assertThat(judge("127.0.0.1", false, true)).isEqualTo(new BindDecision.Allowed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void shouldRefuseNoAddressWhateverElseIsGiven(String host) {
    assertThat(judge(host, true, true)).isInstanceOf(BindDecision.Refused.class);
  }

  @Test
  void shouldAskTheSystemForNames() {
    BindPolicy real = new BindPolicy("entrain.tls.folder");

    assertThat(real.judge(List.of(new Listener("a", "127.0.0.1")), false, false)).isEqualTo(new BindDecision.Allowed());
    assertThat(real.judge(List.of(new Listener("a", "0.0.0.0")), false, false)).isInstanceOf(BindDecision.Refused.class);
  }

  private BindDecision judge(String host, boolean tls, boolean insecure) {
    return policy.judge(
        List.of(new Listener("entrain.api.host", "127.0.0.1"), new Listener("entrain.artery.host", host)), tls, insecure);
  }

  private static InetAddress[] addresses(String host) throws UnknownHostException {
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    InetAddress remote = InetAddress.ofLiteral("10.0.0.5");
    return switch (host) {
      case "localhost" -> new InetAddress[] {loopback, InetAddress.ofLiteral("::1")};
      case "node-1.lab.org" -> new InetAddress[] {remote};
      case "mixed.lab.org" -> new InetAddress[] {loopback, remote};
      case "unknown.lab.org", "<getHostAddress>" -> throw new UnknownHostException(host);
      default -> InetAddress.getAllByName(host); // literal
    };
  }
}

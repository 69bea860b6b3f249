package io.entrain.cluster.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopbackCertificatesTest {
  @TempDir
  Path home;

  @Test
  void shouldBeMadeOnceAndReplacedBeforeTheyExpire() {
    Path token = home.resolve("token");
    TlsMaterial first = TlsMaterial.load(LoopbackCertificates.beside(token));
    assertThat(TlsMaterial.load(LoopbackCertificates.beside(token)).certificate()).isEqualTo(first.certificate());
    Clock nextYear = Clock.offset(Clock.systemUTC(), Duration.ofDays(350));
    assertThat(TlsMaterial.load(LoopbackCertificates.beside(token, nextYear)).certificate()).isNotEqualTo(first.certificate());
    assertThat(first.warnings()).isEmpty();
  }

  @Test
  void shouldNameTheNodeThatIsOfAnotherAuthority() throws IOException {
    Path token = home.resolve("token");
    LoopbackCertificates.beside(token);
    try (Stream<Path> authority = Files.list(home.resolve("loopback/ca"))) {
      for (Path file : authority.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(home.resolve("loopback/ca"));
    assertThatThrownBy(() -> LoopbackCertificates.beside(token)).isInstanceOf(ConfigException.class)
        .hasMessageContaining(home.resolve("loopback/localhost") + ": holds a certificate of another authority");
  }

  @Test
  void shouldNotCareForACopyThatIsGone() throws IOException {
    Path token = home.resolve("token");
    TlsMaterial first = TlsMaterial.load(LoopbackCertificates.beside(token));
    Files.delete(home.resolve("loopback/localhost/node.pem"));
    assertThat(TlsMaterial.load(LoopbackCertificates.beside(token)).certificate()).isEqualTo(first.certificate());
  }
}

package io.entrain.cluster.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
}

package io.entrain.cluster.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.event.NoMarkerLogging$;
import akka.remote.artery.tcp.ConfigSSLEngineProvider;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The values are right if Akka's own engines, made from them, understand each other and refuse what ours refuse. */
final class ArterySettingsTest {
  @TempDir
  private static Path folder;

  private static TlsMaterial one;
  private static ConfigSSLEngineProvider arteryOfOne;
  private static ConfigSSLEngineProvider arteryOfTwo;

  @BeforeAll
  static void make() {
    CertificateAuthority authority =
        CertificateAuthority.openOrCreate(folder.resolve("certs"), KeyAlgorithm.ECDSA_P256, Validity.AUTHORITY);
    one = TlsMaterial.load(authority.issue(NodeName.parse("node-1"), Validity.NODE).files());
    TlsMaterial two = TlsMaterial.load(authority.issue(NodeName.parse("node-2"), Validity.NODE).files());
    arteryOfOne = provider(one.arterySettings());
    arteryOfTwo = provider(two.arterySettings());
  }

  @Test
  void shouldLetArteryConnectTwoNodes() throws Exception {
    SSLEngine client = arteryOfOne.createClientSSLEngine("node-2", 7170);
    new Conversation(client, arteryOfTwo.createServerSSLEngine("node-2", 7170)).hold();

    assertThat(client.getSession().getProtocol()).isEqualTo("TLSv1.3");
  }

  @Test
  void shouldLetArteryVerifyTheNameOfTheHost() {
    assertThatThrownBy(
        () -> new Conversation(
            arteryOfOne.createClientSSLEngine("node-3", 7170), arteryOfTwo.createServerSSLEngine("node-3", 7170)).hold())
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("node-3");
  }

  @Test
  void shouldLetArteryAskForACertificate() {
    assertThat(arteryOfTwo.createServerSSLEngine("node-2", 7170).getNeedClientAuth()).isTrue();
  }

  @Test
  void shouldSpeakTheSameLanguageAsTheOtherLinks() {
    assertThatCode(
        () -> new Conversation(one.connectingEngine("node-2", 7170), arteryOfTwo.createServerSSLEngine("node-2", 7170)).hold())
        .doesNotThrowAnyException();
  }

  private static ConfigSSLEngineProvider provider(ArterySettings settings) {
    Map<String, Object> keys =
        Map.of(
            "key-store",
            settings.keyStore().toString(),
            "trust-store",
            settings.trustStore().toString(),
            "key-store-password",
            settings.password(),
            "key-password",
            settings.password(),
            "trust-store-password",
            settings.password(),
            "protocol",
            settings.protocol(),
            "enabled-algorithms",
            settings.enabledAlgorithms(),
            "random-number-generator",
            "",
            "require-mutual-authentication",
            settings.requireMutualAuthentication(),
            "hostname-verification",
            settings.hostnameVerification());
    return new ConfigSSLEngineProvider(ConfigFactory.parseMap(keys), NoMarkerLogging$.MODULE$);
  }
}

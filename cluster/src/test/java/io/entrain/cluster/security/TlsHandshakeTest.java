package io.entrain.cluster.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsHandshakeTest {
  @TempDir
  private static Path folder;

  private static CertificateAuthority authority;
  private static TlsMaterial one;
  private static TlsMaterial two;
  private static TlsMaterial stranger;
  private static TlsMaterial expired;

  @BeforeAll
  static void make() {
    authority = CertificateAuthority.openOrCreate(folder.resolve("certs"), KeyAlgorithm.ECDSA_P256, Validity.AUTHORITY);
    one = TlsMaterial.load(authority.issue(NodeName.parse("node-1,ip:10.0.0.1"), Validity.NODE).files());
    two = TlsMaterial.load(authority.issue(NodeName.parse("node-2.lab.org"), Validity.NODE).files());
    stranger = TlsMaterial.load(
        CertificateAuthority.openOrCreate(folder.resolve("strange"), KeyAlgorithm.ECDSA_P256, Validity.AUTHORITY)
            .issue(NodeName.parse("node-1"), Validity.NODE)
            .files());
    NodeCertificate old = authority.issue(NodeName.parse("node-3"), new Validity(Duration.ofMinutes(1440 + 30), 1));
    expired = TlsMaterial.load(old.files(), Clock.fixed(old.expires().minusSeconds(60), ZoneOffset.UTC)); // as if it had run since then
  }

  @Test
  void shouldConnectTwoNodesOfOneAuthority() throws Exception {
    SSLEngine client = one.connectingEngine("node-2.lab.org", 7172);
    SSLEngine server = two.acceptingEngine();
    new Conversation(client, server).hold();

    assertThat(client.getSession().getProtocol()).isEqualTo("TLSv1.3");
    assertThat(client.getSession().getPeerCertificates()[0]).isEqualTo(two.certificate());
    assertThat(server.getSession().getPeerCertificates()[0]).isEqualTo(one.certificate());
  }

  @Test
  void shouldConnectByAnAddressThatTheCertificateVouchesFor() {
    assertThatCode(() -> talk(two.connectingEngine("10.0.0.1", 7172), one.acceptingEngine())).doesNotThrowAnyException();
  }

  @Test
  void shouldConnectNodesWithKeysOfBothKinds() throws IOException {
    CertificateAuthority rsa = CertificateAuthority.openOrCreate(folder.resolve("rsa"), KeyAlgorithm.RSA_3072, Validity.AUTHORITY);
    TlsMaterial node = TlsMaterial.load(rsa.issue(NodeName.parse("node-1"), Validity.NODE).files());

    assertThatCode(() -> talk(node.connectingEngine("node-1", 7172), node.acceptingEngine())).doesNotThrowAnyException();
  }

  @Test
  void shouldNotConnectToANodeOfAnotherAuthority() {
    assertThatThrownBy(() -> talk(one.connectingEngine("node-1", 7172), stranger.acceptingEngine()))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("unable to find valid certification path");
  }

  @Test
  void shouldNotAcceptANodeOfAnotherAuthorityOfTheSameName() {
    SSLEngine client = impostor().createSSLEngine("node-1", 7172);
    client.setUseClientMode(true);
    client.setSSLParameters(Tls13.client());

    assertThatThrownBy(() -> talk(client, one.acceptingEngine()))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("PKIX path validation failed");
  }

  @Test
  void shouldNotConnectToANodeOfAnotherAuthorityOfTheSameName() {
    SSLEngine server = impostor().createSSLEngine();
    server.setUseClientMode(false);
    server.setSSLParameters(Tls13.peer());

    assertThatThrownBy(() -> talk(one.connectingEngine("node-1", 7172), server)).isInstanceOf(SSLException.class);
  }

  @Test
  void shouldNotAcceptANodeThatShowsNoCertificate() throws IOException {
    ClientTrust noKey = ClientTrust.load(authority.pem());
    SSLEngine client = noKey.context().createSSLEngine("node-1", 7172);
    client.setUseClientMode(true);
    client.setSSLParameters(noKey.parameters());

    assertThatThrownBy(() -> talk(client, one.acceptingEngine()))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("Empty client certificate chain");
  }

  @Test
  void shouldServeTheApiToAClientWithoutCertificate() {
    ClientTrust noKey = ClientTrust.load(authority.pem());
    SSLEngine client = noKey.context().createSSLEngine("node-1", 7171);
    client.setUseClientMode(true);
    client.setSSLParameters(noKey.parameters());

    assertThat(noKey.warnings()).isEmpty();
    assertThatCode(() -> talk(client, one.apiEngine())).doesNotThrowAnyException();
  }

  @Test
  void shouldNotConnectToAnotherHostThanTheOneMeant() {
    assertThatThrownBy(() -> talk(one.connectingEngine("node-1", 7172), two.acceptingEngine()))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("node-1");
    assertThatThrownBy(() -> talk(one.connectingEngine("10.0.0.2", 7172), one.acceptingEngine())).isInstanceOf(SSLException.class);
  }

  @Test
  void shouldVouchForLocalhostOnlyIfTold() {
    assertThatThrownBy(() -> talk(one.connectingEngine("localhost", 7172), two.acceptingEngine())).isInstanceOf(SSLException.class);
  }

  @Test
  void shouldNotConnectToANodeWhoseCertificateHasExpired() {
    assertThatThrownBy(() -> talk(one.connectingEngine("node-3", 7172), expired.acceptingEngine()))
        .isInstanceOf(SSLException.class)
        .hasStackTraceContaining("CertificateExpiredException");
  }

  @Test
  void shouldNotAcceptANodeWhoseCertificateHasExpired() {
    assertThatThrownBy(() -> talk(expired.connectingEngine("node-1", 7172), one.acceptingEngine()))
        .isInstanceOf(SSLException.class)
        .hasStackTraceContaining("CertificateExpiredException");
  }

  @Test
  void shouldNotSpeakAnOlderProtocol() {
    SSLEngine client = one.connectingEngine("node-2.lab.org", 7172);
    SSLParameters older = client.getSSLParameters();
    older.setProtocols(new String[] {"TLSv1.2"});
    older.setCipherSuites(client.getSupportedCipherSuites());
    client.setSSLParameters(older);

    assertThatThrownBy(() -> talk(client, two.acceptingEngine())).isInstanceOf(SSLException.class);
  }

  /** Believes the authority, and shows a certificate that says to be of it. */
  private static SSLContext impostor() {
    CertificateMaker maker = new CertificateMaker(folder, Keytool.ofThisJava());
    String name = authority.certificate().getSubjectX500Principal().getName().replaceFirst("CN=(.*),O=Entrain", "$1");
    PrivateKeyEntry forged = maker.authority(name, KeyAlgorithm.ECDSA_P256, Validity.AUTHORITY);
    PrivateKeyEntry node = maker.node(forged, NodeName.parse("node-1"), KeyAlgorithm.ECDSA_P256, Validity.NODE);
    assertThat(((X509Certificate) node.getCertificate()).getIssuerX500Principal())
        .isEqualTo(authority.certificate().getSubjectX500Principal());
    return Tls13.context(Optional.of(node), List.of(authority.certificate()));
  }

  private static void talk(SSLEngine client, SSLEngine server) throws SSLException {
    new Conversation(client, server).hold();
  }
}

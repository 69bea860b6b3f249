package io.entrain.cluster.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TlsMaterialTest {
  @TempDir
  private static Path made;

  private static Path pristine;
  private static Instant expires;

  @TempDir
  private Path folder;

  private Path node;
  private TlsFiles files;

  @BeforeAll
  static void makeOnce() {
    NodeCertificate certificate =
        CertificateAuthority.openOrCreate(made.resolve("certs"), KeyAlgorithm.ECDSA_P256, Validity.AUTHORITY)
            .issue(NodeName.parse("node-1"), Validity.NODE);
    pristine = certificate.folder();
    expires = certificate.expires();
  }

  @BeforeEach
  void copy() throws IOException {
    node = FolderCopy.of(pristine, folder.resolve("node-1"));
    files = TlsFiles.in(node);
  }

  @Test
  void shouldLoadWhatTheAuthorityMade() {
    TlsMaterial material = TlsMaterial.load(files);

    assertThat(material.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=node-1,O=Entrain");
    assertThat(material.warnings()).isEmpty();
  }

  @Test
  void shouldGiveArteryItsSettings() throws IOException {
    ArterySettings artery = TlsMaterial.load(files).arterySettings();

    assertThat(artery.keyStore()).isEqualTo(node.resolve("keystore.p12"));
    assertThat(artery.trustStore()).isEqualTo(node.resolve("truststore.p12"));
    assertThat(artery.password()).isEqualTo(Files.readString(node.resolve("password")).strip());
    assertThat(artery.protocol()).isEqualTo("TLSv1.3");
    assertThat(artery.enabledAlgorithms()).contains("TLS_AES_256_GCM_SHA384");
    assertThat(artery.requireMutualAuthentication()).isTrue();
    assertThat(artery.hostnameVerification()).isTrue();
  }

  @Test
  void shouldShowNoPasswordAsText() throws IOException {
    TlsMaterial material = TlsMaterial.load(files);
    String password = Files.readString(node.resolve("password")).strip();

    assertThat(material.toString() + material.arterySettings() + files).doesNotContain(password).contains(node.toString());
  }

  @Test
  void shouldSpeakTls13AndNothingOlder() {
    TlsMaterial material = TlsMaterial.load(files);

    assertThat(material.acceptingEngine().getEnabledProtocols()).containsExactly("TLSv1.3");
    assertThat(material.connectingEngine("node-1", 1).getEnabledProtocols()).containsExactly("TLSv1.3");
    assertThat(material.apiEngine().getEnabledProtocols()).containsExactly("TLSv1.3");
  }

  @Test
  void shouldAskNodesButNotClientsOfTheApiForACertificate() {
    TlsMaterial material = TlsMaterial.load(files);

    assertThat(material.acceptingEngine().getNeedClientAuth()).isTrue();
    assertThat(material.apiEngine().getNeedClientAuth()).isFalse();
  }

  @Test
  void shouldWarnWhenFewerThanThirtyDaysAreLeft() {
    assertThat(loadAt(expires.minus(Duration.ofDays(31))).warnings()).isEmpty();
    assertThat(loadAt(expires.minus(Duration.ofDays(29).plusHours(1))).warnings())
        .singleElement()
        .asString()
        .contains(files.keyStore() + ": the certificate of CN=node-1", "expires in 29 days, on " + Expiry.date(expires), "entrain certs");
  }

  @Test
  void shouldRefuseAnExpiredCertificateAndSayWhichAndWhen() {
    assertThatThrownBy(() -> loadAt(expires.plusSeconds(1)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(
            files.keyStore() + ": the certificate of CN=node-1", "expired on " + Expiry.date(expires), "entrain certs");
  }

  @Test
  void shouldRefuseACertificateOfTheFuture() {
    assertThatThrownBy(() -> loadAt(expires.minus(Duration.ofDays(366))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("is not valid before", "set the clock");
  }

  @Test
  void shouldRefuseACertificateThatWasMadeExpired() {
    CertificateAuthority authority = CertificateAuthority.open(made.resolve("certs"));
    NodeCertificate old = authority.issue(NodeName.parse("old"), new Validity(Duration.ofDays(20), 10));

    assertThatThrownBy(() -> TlsMaterial.load(old.files())).isInstanceOf(ConfigException.class).hasMessageContaining("expired on");
  }

  @ParameterizedTest
  @ValueSource(strings = {"keystore.p12", "password"})
  void shouldRefuseSecretsThatOthersMayRead(String file) throws IOException {
    Permissions.set(node.resolve(file), "rw-r--r--");

    assertThatThrownBy(() -> TlsMaterial.load(files)).isInstanceOf(ConfigException.class)
        .hasMessageContaining(file + ": has permission 0644");
  }

  @Test
  void shouldLetOthersReadButNotWriteTheAuthorities() throws IOException {
    Permissions.set(files.trustStore(), "rw-r--r--");
    assertThat(TlsMaterial.load(files).warnings()).isEmpty();

    Permissions.set(files.trustStore(), "rw-rw-r--");
    assertThatThrownBy(() -> TlsMaterial.load(files)).hasMessageContaining("truststore.p12: has permission 0664");
  }

  @ParameterizedTest
  @ValueSource(strings = {"keystore.p12", "truststore.p12", "password"})
  void shouldSayWhichFileIsMissing(String file) throws IOException {
    Files.delete(node.resolve(file));

    assertThatThrownBy(() -> TlsMaterial.load(files)).isInstanceOf(ConfigException.class)
        .hasMessageContaining(file + ": cannot be read: no such");
  }

  @ParameterizedTest
  @ValueSource(strings = {"keystore.p12", "truststore.p12"})
  void shouldSayWhichStoreIsDamaged(String file) throws IOException {
    Permissions.secret(node.resolve(file), "no store");

    assertThatThrownBy(() -> TlsMaterial.load(files)).isInstanceOf(ConfigException.class).hasMessageContaining(file + ": is damaged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"keystore.p12", "truststore.p12", "password"})
  void shouldRefuseSymbolicLinks(String file) throws IOException {
    Path moved = Files.move(node.resolve(file), node.resolve("moved"));
    Files.createSymbolicLink(node.resolve(file), moved);

    assertThatThrownBy(() -> TlsMaterial.load(files)).isInstanceOf(ConfigException.class)
        .hasMessageContaining(file + ": is a symbolic link");
  }

  @Test
  void shouldNotTakeAStoreOfAuthoritiesForOneWithAKey() throws IOException {
    Files.copy(files.trustStore(), files.keyStore(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);

    assertThatThrownBy(() -> TlsMaterial.load(files)).isInstanceOf(ConfigException.class).hasMessageContaining("holds 0 keys");
  }

  @Test
  void shouldNotTakeAStoreWithAKeyForOneOfAuthorities() throws IOException {
    Files.copy(files.keyStore(), files.trustStore(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);

    assertThatThrownBy(() -> TlsMaterial.load(files)).hasMessageContaining("truststore.p12: holds no certificate of an authority");
  }

  @Test
  void shouldRefuseAKeyOfNoneOfTheAuthorities() throws IOException {
    CertificateAuthority other = CertificateAuthority.openOrCreate(folder.resolve("other"), KeyAlgorithm.ECDSA_P256, Validity.AUTHORITY);
    Files.delete(files.trustStore());
    PrivateFile.create(files.trustStore(), Pkcs12.withAuthority("ca", other.certificate(), PasswordFile.read(files.passwordFile())));

    assertThatThrownBy(() -> TlsMaterial.load(files))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(
            files.keyStore() + ": its certificate, issued by CN=Entrain CA", "is of no authority in " + files.trustStore());
  }

  @Test
  void shouldRefuseACertificateForOneEndOnly() throws IOException {
    Path store = folder.resolve("server-only.p12");
    Keytool.ofThisJava().run(
        folder,
        List.of(
            "-genkeypair", "-alias", "node", "-keyalg", "EC", "-dname", "CN=server", "-ext", "eku=serverAuth", "-keystore",
            store.toString(),
            "-storepass:file", files.passwordFile().toString()));
    Permissions.set(store, "rw-------");

    assertThatThrownBy(() -> TlsMaterial.load(new TlsFiles(store, files.trustStore(), files.passwordFile())))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("must be for serverAuth and clientAuth");
  }

  private TlsMaterial loadAt(Instant now) {
    return TlsMaterial.load(files, Clock.fixed(now, ZoneOffset.UTC));
  }
}

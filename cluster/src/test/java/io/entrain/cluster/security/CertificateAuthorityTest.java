package io.entrain.cluster.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CertificateAuthorityTest {
  private static final NodeName NODE = NodeName.parse("node-1,dns:node-1.lab.org,ip:10.0.0.5,ip:::1");

  @TempDir
  private static Path made;

  private static Path pristine;

  @TempDir
  private Path folder;

  private Path directory;

  @BeforeAll
  static void makeOnce() {
    pristine = made.resolve("certs");
    CertificateAuthority.openOrCreate(pristine, KeyAlgorithm.ECDSA_P256, Validity.AUTHORITY).issue(NODE, Validity.NODE);
  }

  @BeforeEach
  void copy() throws IOException {
    directory = FolderCopy.of(pristine, folder.resolve("certs"));
  }

  @Test
  void shouldMakeAnAuthorityForTenYearsThatSignsNodesOnly() {
    X509Certificate certificate = open().certificate();

    assertThat(certificate.getBasicConstraints()).isZero();
    assertThat(certificate.getKeyUsage()[5]).as("keyCertSign").isTrue();
    assertThat(certificate.getKeyUsage()[0]).as("digitalSignature").isFalse();
    assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("EC");
    assertThat(days(certificate)).isEqualTo(3650);
    assertThat(certificate.getNotBefore().toInstant()).isBefore(Instant.now().minus(Duration.ofMinutes(59)));
  }

  @Test
  void shouldMakeANodeForOneYearAndBothEndsOfALink() throws Exception {
    NodeCertificate node = open().issue(NODE, Validity.NODE);
    X509Certificate certificate = node.certificate();

    assertThat(days(certificate)).isEqualTo(365);
    assertThat(certificate.getBasicConstraints()).isNegative();
    assertThat(certificate.getExtendedKeyUsage()).containsExactlyInAnyOrder("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=node-1,O=Entrain");
    assertThat(node.names()).containsExactly("dns:node-1", "dns:node-1.lab.org", "ip:10.0.0.5", "ip:0:0:0:0:0:0:0:1");
    assertThat(IssuedBy.test(certificate, open().certificate())).isTrue();
  }

  @Test
  void shouldKeepEveryFileForTheOwnerAlone() throws IOException {
    assertThat(Permissions.of(directory)).isEqualTo("rwx------");
    assertThat(Permissions.below(directory)).allSatisfy(
        file -> assertThat(Permissions.of(file)).isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
  }

  @Test
  void shouldLeaveNothingBesideWhatItSays() throws IOException {
    assertThat(Permissions.below(directory)).map(file -> directory.relativize(file).toString()).containsExactlyInAnyOrder(
        "ca",
        "ca/keystore.p12",
        "ca/password",
        "ca/ca.pem",
        "node-1",
        "node-1/keystore.p12",
        "node-1/truststore.p12",
        "node-1/password",
        "node-1/node.pem",
        "node-1/node-key.pem",
        "node-1/ca.pem");
  }

  @Test
  void shouldGiveEveryFolderAPasswordOfItsOwn() throws IOException {
    assertThat(Files.readString(directory.resolve("ca/password"))).hasSize(44).isNotEqualTo(
        Files.readString(directory.resolve("node-1/password")));
  }

  @Test
  void shouldNotGiveTheKeyOfTheAuthorityToTheNode() {
    NodeCertificate node = open().issue(NODE, Validity.NODE);
    String password = PasswordFile.read(node.files().passwordFile());

    assertThat(Pkcs12.read(node.files().keyStore(), FileRule.SECRET, password).onlyKey().getCertificate()).isEqualTo(node.certificate());
    assertThat(Pkcs12.read(node.files().trustStore(), FileRule.SECRET, password).authorities()).containsExactly(open().certificate());
  }

  @Test
  void shouldWriteTheSameAsPem() throws Exception {
    CertificateAuthority authority = open();
    NodeCertificate node = authority.issue(NODE, Validity.NODE);

    assertThat(Pem.certificates(authority.pem())).containsExactly(authority.certificate());
    assertThat(Pem.certificates(node.folder().resolve("ca.pem"))).containsExactly(authority.certificate());
    assertThat(Pem.certificates(node.folder().resolve("node.pem"))).containsExactly(node.certificate(), authority.certificate());
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keyOf(Files.readString(node.folder().resolve("node-key.pem"))));
    signature.update((byte) 1);
    byte[] signed = signature.sign();
    signature.initVerify(node.certificate());
    signature.update((byte) 1);
    assertThat(signature.verify(signed)).isTrue();
  }

  @Test
  void shouldMakeRsaForAuthorityAndNodes() {
    CertificateAuthority authority =
        CertificateAuthority.openOrCreate(folder.resolve("rsa"), KeyAlgorithm.RSA_3072, Validity.AUTHORITY);
    NodeCertificate node = authority.issue(NodeName.parse("n1"), Validity.NODE);

    assertThat(node.certificate().getPublicKey()).isInstanceOfSatisfying(
        RSAPublicKey.class, key -> assertThat(key.getModulus().bitLength()).isEqualTo(3072));
    assertThat(IssuedBy.test(node.certificate(), authority.certificate())).isTrue();
  }

  @Test
  void shouldUseTheAuthorityThatIsThere() {
    CertificateAuthority again = CertificateAuthority.openOrCreate(directory, KeyAlgorithm.RSA_3072, Validity.ofDays(1));

    assertThat(again.certificate()).isEqualTo(open().certificate());
  }

  @Test
  void shouldKeepTheCertificateThatIsThere() throws IOException {
    byte[] before = Files.readAllBytes(directory.resolve("node-1/keystore.p12"));
    NodeCertificate again = open().issue(NODE, Validity.ofDays(3));

    assertThat(again.outcome()).isEqualTo(NodeCertificate.Outcome.KEPT);
    assertThat(directory.resolve("node-1/keystore.p12")).hasBinaryContent(before);
  }

  @Test
  void shouldReplaceTheCertificateWhenAsked() throws IOException {
    NodeCertificate before = open().issue(NODE, Validity.NODE);
    NodeCertificate after = open().reissue(NodeName.parse("node-1,dns:other"), Validity.ofDays(3));

    assertThat(after.outcome()).isEqualTo(NodeCertificate.Outcome.REPLACED);
    assertThat(after.certificate().getPublicKey()).isNotEqualTo(before.certificate().getPublicKey());
    assertThat(after.names()).containsExactly("dns:node-1", "dns:other");
    assertThat(Permissions.below(directory)).hasSize(11);
    assertThat(open().issue(NodeName.parse("node-1,dns:other"), Validity.NODE).certificate()).isEqualTo(after.certificate());
  }

  @Test
  void shouldMakeWhatIsToBeReplacedButMissing() {
    assertThat(open().reissue(NodeName.parse("node-2"), Validity.NODE).outcome()).isEqualTo(NodeCertificate.Outcome.MADE);
  }

  @Test
  void shouldReplaceNoFolderWithOtherThingsInIt() throws IOException {
    Path data = Files.createDirectory(directory.resolve("data"));
    Path recording = Files.writeString(data.resolve("recording.h5"), "precious");

    assertThatThrownBy(() -> open().reissue(NodeName.parse("data"), Validity.NODE))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(data + ": holds recording.h5", "will not be replaced");
    assertThat(recording).hasContent("precious");
  }

  @Test
  void shouldReplaceNoLink() throws IOException {
    Files.createSymbolicLink(directory.resolve("node-2"), directory.resolve("node-1"));

    assertThatThrownBy(() -> open().reissue(NodeName.parse("node-2"), Validity.NODE)).hasMessageContaining("is not a folder");
  }

  @Test
  void shouldNotTakeAnotherCertificateForTheOneAskedFor() {
    assertThatThrownBy(() -> open().issue(NodeName.parse("node-1,dns:elsewhere"), Validity.NODE))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(
            directory.resolve("node-1") + ": holds a certificate for dns:node-1,", "must be for dns:node-1,dns:elsewhere");
  }

  @Test
  void shouldSayThatANodeBelongsToAnotherAuthority() throws IOException {
    CertificateAuthority other = CertificateAuthority.openOrCreate(folder.resolve("other"), KeyAlgorithm.ECDSA_P256, Validity.AUTHORITY);
    FolderCopy.of(directory.resolve("node-1"), folder.resolve("other").resolve("node-1"));

    assertThatThrownBy(() -> other.issue(NODE, Validity.NODE))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(
            "other/node-1: holds a certificate of another authority", other.certificate().getSubjectX500Principal() + "");
  }

  @Test
  void shouldNotOutliveItsAuthority() {
    assertThatThrownBy(() -> open().issue(NodeName.parse("n1"), Validity.ofDays(3651)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("ca/keystore.p12: the authority expires on 20", "3651");
    assertThat(directory.resolve("n1")).doesNotExist();
  }

  @Test
  void shouldSayThatThereIsNoAuthority() {
    assertThatThrownBy(() -> CertificateAuthority.open(folder.resolve("missing")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("missing/ca/password", "no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca/keystore.p12", "ca/password"})
  void shouldRefuseAnAuthorityThatOthersMayRead(String file) throws IOException {
    Permissions.set(directory.resolve(file), "rw-r-----");

    assertThatThrownBy(this::open).isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(file + ": has permission 0640", "chmod 0600");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca/keystore.p12", "ca/password"})
  void shouldNotMakeANewAuthorityOverAnIncompleteOne(String file) throws IOException {
    Files.delete(directory.resolve(file));

    assertThatThrownBy(() -> CertificateAuthority.openOrCreate(directory, KeyAlgorithm.ECDSA_P256, Validity.AUTHORITY))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(file + ": cannot be read: no such file");
  }

  @Test
  void shouldRefuseTheKeyOfANodeAsAuthority() throws IOException {
    for (String file : new String[] {"keystore.p12", "password"}) {
      Files.copy(
          directory.resolve("node-1").resolve(file),
          directory.resolve("ca").resolve(file),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.COPY_ATTRIBUTES);
    }

    assertThatThrownBy(this::open).isInstanceOf(ConfigException.class).hasMessageContaining("must be an authority");
  }

  @Test
  void shouldSayThatThePasswordIsOfAnotherStore() throws IOException {
    Permissions.secret(directory.resolve("ca/password"), "something-else\n");

    assertThatThrownBy(this::open)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("ca/keystore.p12: does not open with its password")
        .hasMessageNotContaining("something-else");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345", "\n\n", "two\nlines-of-it\n"})
  void shouldRefuseADamagedPassword(String password) throws IOException {
    Permissions.secret(directory.resolve("ca/password"), password);

    assertThatThrownBy(this::open).isInstanceOf(ConfigException.class).hasMessageContaining("ca/password: is damaged");
  }

  @Test
  void shouldSayThatAStoreIsTruncatedWhereverItEnds() throws IOException {
    Path store = directory.resolve("ca/keystore.p12");
    byte[] whole = Files.readAllBytes(store);
    for (int length = 0; length < whole.length; length += 37) {
      Files.write(store, Arrays.copyOf(whole, length));
      assertThatThrownBy(this::open).isInstanceOf(ConfigException.class).hasMessageStartingWith(store + ": ");
    }
  }

  @Test
  void shouldSayThatAStoreIsDamagedWhereverItIs() throws IOException {
    Path store = directory.resolve("ca/keystore.p12");
    byte[] whole = Files.readAllBytes(store);
    for (int at = 0; at < whole.length; at += 41) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x55;
      Files.write(store, damaged);
      assertThatThrownBy(this::open).isInstanceOf(ConfigException.class).hasMessageStartingWith(store + ": ");
    }
  }

  @Test
  void shouldSayWhatToInstallWhereThereIsNoKeytool() throws IOException {
    Path target = folder.resolve("none");
    Keytool missing = new Keytool(folder.resolve("no-java"));

    assertThatThrownBy(() -> CertificateAuthority.openOrCreate(target, KeyAlgorithm.ECDSA_P256, Validity.AUTHORITY, missing))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("no-java/bin/keytool: is missing", "JDK or JRE");
    assertThat(Permissions.below(target)).isEmpty();
  }

  @Test
  void shouldRepeatWhatKeytoolSaysAndLeaveNothing() throws IOException {
    Path target = folder.resolve("none");
    Path program = Files.createDirectories(folder.resolve("java/bin")).resolve("keytool");
    Permissions.set(Files.writeString(program, "#!/bin/sh\necho 'keytool error: the moon is full'\nexit 3\n"), "rwx------");
    Keytool failing = new Keytool(folder.resolve("java"));

    assertThatThrownBy(() -> CertificateAuthority.openOrCreate(target, KeyAlgorithm.ECDSA_P256, Validity.AUTHORITY, failing))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("keytool failed with code 3: the moon is full");
    assertThat(Permissions.below(target)).isEmpty();
  }

  @Test
  void shouldPutNoPasswordOnTheCommandLine() throws IOException {
    Path arguments = folder.resolve("arguments");
    Path program = Files.createDirectories(folder.resolve("java/bin")).resolve("keytool");
    Permissions.set(
        Files.writeString(
            program,
            "#!/bin/sh\necho \"$@\" > '" + arguments + "'\nfor a; do test -f \"$a\" && cat \"$a\" >> '" + folder.resolve("read")
                + "'\ndone\nexit 1\n"),
        "rwx------");
    Keytool spying = new Keytool(folder.resolve("java"));

    assertThatThrownBy(
        () -> CertificateAuthority.openOrCreate(folder.resolve("none"), KeyAlgorithm.ECDSA_P256, Validity.AUTHORITY, spying))
        .isInstanceOf(IllegalStateException.class);
    String password = Files.readString(folder.resolve("read")).strip();
    assertThat(password).hasSize(43);
    assertThat(Files.readString(arguments)).contains("-storepass:file").doesNotContain(password);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 36_501})
  void shouldRefuseAnUnreasonableValidity(int days) {
    assertThatThrownBy(() -> Validity.ofDays(days)).isInstanceOf(ConfigException.class).hasMessageContaining("days = " + days);
  }

  private CertificateAuthority open() {
    return CertificateAuthority.open(directory);
  }

  private static long days(X509Certificate certificate) {
    return ChronoUnit.DAYS.between(certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
  }

  private static PrivateKey keyOf(String pem) throws Exception {
    String body = pem.replaceAll("-----[A-Z ]+-----", "").replace("\n", "");
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
  }
}

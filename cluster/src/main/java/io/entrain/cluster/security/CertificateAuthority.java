package io.entrain.cluster.security;

import io.entrain.config.ConfigException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * A private authority for the certificates of one cluster. Its folder holds
 *
 * <pre>
 * ca/     keystore.p12  password  ca.pem                                              the authority itself: not needed by any node
 * NAME/   keystore.p12  truststore.p12  password  node.pem  node-key.pem  ca.pem      all that the node NAME needs: to be copied there
 * </pre>
 *
 * <p>Folders have permission 0700 and files 0600; each appears complete or not at all. Whoever has {@code ca/} can make nodes. There is no
 * revocation: when a node's key is lost, make a new authority.
 */
public final class CertificateAuthority {
  static final String FOLDER = "ca";
  static final String PEM = "ca.pem";
  private static final String ALIAS = "ca";

  private final Path directory;
  private final PrivateKeyEntry key;
  private final Keytool keytool;

  private CertificateAuthority(Path directory, PrivateKeyEntry key, Keytool keytool) {
    this.directory = directory;
    this.key = key;
    this.keytool = keytool;
  }

  /**
   * Opens the authority of a directory; makes it, and the directory, if there is none.
   *
   * @param algorithm of a new one
   * @param validity of a new one
   * @throws ConfigException as {@link #open}, or if the directory cannot be written, or this Java has no {@code keytool}
   * @throws IllegalStateException if {@code keytool} fails
   */
  public static CertificateAuthority openOrCreate(Path directory, KeyAlgorithm algorithm, Validity validity) {
    return openOrCreate(directory, algorithm, validity, Keytool.ofThisJava());
  }

  static CertificateAuthority openOrCreate(Path directory, KeyAlgorithm algorithm, Validity validity, Keytool keytool) {
    Path absolute = directory.toAbsolutePath();
    if (!Files.exists(absolute.resolve(FOLDER), LinkOption.NOFOLLOW_LINKS)) {
      PrivateFile.createFolders(absolute);
      String name = "Entrain CA " + HexFormat.of().formatHex(Randomness.bytes(8));
      PrivateKeyEntry made = new CertificateMaker(absolute, keytool).authority(name, algorithm, validity);
      try (StagedFolder folder = StagedFolder.in(absolute)) {
        String password = PasswordFile.create(folder.path().resolve(TlsFiles.PASSWORD));
        PrivateFile.create(folder.path().resolve(TlsFiles.KEY_STORE), Pkcs12.withKey(ALIAS, made, password));
        PrivateFile.create(folder.path().resolve(PEM), Pem.of(List.of((X509Certificate) made.getCertificate())));
        folder.publish(absolute.resolve(FOLDER)); // false: somebody else made one meanwhile, which is then the one
      }
    }
    return open(absolute, keytool);
  }

  /**
   * Opens the authority of a directory.
   *
   * @throws ConfigException naming the file if it is missing, open to others, damaged, has another password, or holds no authority
   */
  public static CertificateAuthority open(Path directory) {
    return open(directory.toAbsolutePath(), Keytool.ofThisJava());
  }

  private static CertificateAuthority open(Path directory, Keytool keytool) {
    Path store = directory.resolve(FOLDER).resolve(TlsFiles.KEY_STORE);
    String password = PasswordFile.read(store.resolveSibling(TlsFiles.PASSWORD));
    PrivateKeyEntry key = Pkcs12.read(store, FileRule.SECRET, password).onlyKey();
    X509Certificate certificate = (X509Certificate) key.getCertificate();
    if (certificate.getBasicConstraints() < 0 || !IssuedBy.test(certificate, certificate)) {
      throw new ConfigException(
          store + ": holds a certificate of " + certificate.getSubjectX500Principal()
              + ", which may not sign others: must be an authority");
    }
    return new CertificateAuthority(directory, key, keytool);
  }

  /**
   * The certificate of the authority of a directory as others are shown it, read without the password.
   *
   * @throws ConfigException if the file is missing, may be written by others, or is damaged
   */
  static X509Certificate shownIn(Path directory) {
    return Pem.certificates(directory.resolve(FOLDER).resolve(PEM)).getFirst();
  }

  /** What all nodes believe. */
  public X509Certificate certificate() {
    return (X509Certificate) key.getCertificate();
  }

  /** The same as a file, for a client that is no node. */
  public Path pem() {
    return directory.resolve(FOLDER).resolve(PEM);
  }

  /**
   * The certificate of a node, made if there is none. One that is there is left as it is, expired or not.
   *
   * @throws ConfigException if what is there was issued by somebody else, or for other names, or is damaged; or if the authority expires
   *     before the certificate would; or if this Java has no {@code keytool}
   * @throws IllegalStateException if {@code keytool} fails
   */
  public NodeCertificate issue(NodeName node, Validity validity) {
    Path target = directory.resolve(node.name());
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return kept(node, target);
    }
    try (StagedFolder folder = staged(node, validity)) {
      return folder.publish(target) ? NodeCertificate.read(target, NodeCertificate.Outcome.MADE) : kept(node, target);
    }
  }

  /**
   * A new key and certificate for a node, in place of what is there.
   *
   * @throws ConfigException if the authority expires before the certificate would; if the folder holds anything but what was made for a
   *     node, or cannot be replaced; or if this Java has no {@code keytool}
   * @throws IllegalStateException if {@code keytool} fails
   */
  public NodeCertificate reissue(NodeName node, Validity validity) {
    Path target = directory.resolve(node.name());
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return issue(node, validity);
    }
    NodeCertificate.requireNothingElse(target);
    try (StagedFolder folder = staged(node, validity)) {
      folder.replace(target);
    }
    return NodeCertificate.read(target, NodeCertificate.Outcome.REPLACED);
  }

  private NodeCertificate kept(NodeName node, Path target) {
    NodeCertificate found = NodeCertificate.read(target, NodeCertificate.Outcome.KEPT);
    if (!IssuedBy.test(found.certificate(), certificate())) {
      throw new ConfigException(
          target + ": holds a certificate of another authority, " + found.certificate().getIssuerX500Principal()
              + ": must be of " + certificate().getSubjectX500Principal() + "; replace it, or use another directory");
    }
    if (!node.hasSameAlternatives(found.names())) {
      throw new ConfigException(
          target + ": holds a certificate for " + String.join(",", found.names()) + ": must be for "
              + String.join(",", node.alternatives()) + "; replace it, or leave the names as they are");
    }
    return found;
  }

  private StagedFolder staged(NodeName node, Validity validity) {
    Instant end = certificate().getNotAfter().toInstant();
    if (validity.end(Instant.now()).isAfter(end)) {
      throw new ConfigException(
          directory.resolve(FOLDER).resolve(TlsFiles.KEY_STORE) + ": the authority expires on " + Expiry.date(end)
              + ": must outlive the certificates it issues; ask for fewer days than " + validity.days() + ", or make a new authority");
    }
    KeyAlgorithm algorithm = KeyAlgorithm.of(certificate().getPublicKey());
    PrivateKeyEntry made = new CertificateMaker(directory, keytool).node(key, node, algorithm, validity);
    StagedFolder folder = StagedFolder.in(directory);
    try {
      NodeCertificate.write(folder.path(), made, certificate());
      return folder;
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }
}

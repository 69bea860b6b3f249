package io.entrain.cluster.security;

import io.entrain.config.ConfigException;
import io.entrain.hdf5.IoFailures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of a node with all that it needs for TLS.
 *
 * @param folder to be copied to the node, with its permissions
 * @param certificate of the node
 * @param outcome how it came to be there
 */
public record NodeCertificate(Path folder, X509Certificate certificate, Outcome outcome) {
  private static final String NODE_PEM = "node.pem";
  private static final String NODE_KEY_PEM = "node-key.pem";
  private static final String NODE_ALIAS = "node";
  private static final String AUTHORITY_ALIAS = "ca";
  private static final Set<String> FILES =
      Set.of(TlsFiles.KEY_STORE, TlsFiles.TRUST_STORE, TlsFiles.PASSWORD, NODE_PEM, NODE_KEY_PEM, CertificateAuthority.PEM);

  /** What happened to the folder. */
  public enum Outcome {
    /** It is new. */
    MADE,
    /** It was there and is as it was. */
    KEPT,
    /** It was there and has a new key. */
    REPLACED
  }

  /** The files that {@link TlsMaterial} loads. */
  public TlsFiles files() {
    return TlsFiles.in(folder);
  }

  /** The names and addresses it vouches for, as {@code dns:NAME} and {@code ip:ADDRESS}. */
  public List<String> names() {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream().map(name -> NodeName.alternative((int) name.getFirst(), name.getLast())).flatMap(Optional::stream).toList();
    } catch (CertificateParsingException e) {
      throw new ConfigException(folder + ": the names in its certificate are damaged: " + e.getMessage(), e);
    }
  }

  /** The last moment at which it is valid. */
  public Instant expires() {
    return certificate.getNotAfter().toInstant();
  }

  /** Puts all files into a folder that has none of them. */
  static void write(Path folder, PrivateKeyEntry node, X509Certificate authority) {
    TlsFiles files = TlsFiles.in(folder);
    String password = PasswordFile.create(files.passwordFile());
    PrivateFile.create(files.keyStore(), Pkcs12.withKey(NODE_ALIAS, node, password));
    PrivateFile.create(files.trustStore(), Pkcs12.withAuthority(AUTHORITY_ALIAS, authority, password));
    PrivateFile.create(
        folder.resolve(NODE_PEM), Pem.of(Arrays.stream(node.getCertificateChain()).map(X509Certificate.class::cast).toList()));
    PrivateFile.create(folder.resolve(NODE_KEY_PEM), Pem.of(node.getPrivateKey()));
    PrivateFile.create(folder.resolve(CertificateAuthority.PEM), Pem.of(List.of(authority)));
  }

  /**
   * Makes sure that nothing is lost when the folder is deleted.
   *
   * @throws ConfigException if it is no folder, or holds something that {@link #write} does not make
   */
  static void requireNothingElse(Path folder) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new ConfigException(folder + ": is not a folder: will not be replaced; remove it, or choose another name");
    }
    try (Stream<Path> content = Files.list(folder)) {
      Optional<Path> strange = content.map(Path::getFileName).filter(name -> !FILES.contains(name.toString())).findAny();
      if (strange.isPresent()) {
        throw new ConfigException(
            folder + ": holds " + strange.get() + ", which is no file of a node's certificate: will not be replaced; "
                + "remove it, or choose another name");
      }
    } catch (IOException e) {
      throw new ConfigException(folder + ": cannot be read: " + IoFailures.reason(e), e);
    }
  }

  /**
   * The certificate in a folder as others are shown it, read without the password.
   *
   * @throws ConfigException if the file is missing, may be written by others, or is damaged
   */
  static X509Certificate shownIn(Path folder) {
    return Pem.certificates(folder.resolve(NODE_PEM)).getFirst();
  }

  /**
   * Reads a folder.
   *
   * @throws ConfigException if a file is missing, open to others or damaged
   */
  static NodeCertificate read(Path folder, Outcome outcome) {
    TlsFiles files = TlsFiles.in(folder);
    PrivateKeyEntry key = Pkcs12.read(files.keyStore(), FileRule.SECRET, PasswordFile.read(files.passwordFile())).onlyKey();
    return new NodeCertificate(folder, (X509Certificate) key.getCertificate(), outcome);
  }
}

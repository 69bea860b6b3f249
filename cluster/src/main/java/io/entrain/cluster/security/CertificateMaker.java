package io.entrain.cluster.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore.PrivateKeyEntry;
import java.util.ArrayList;
import java.util.List;

/** Makes key pairs with certificates of version 3, in a folder that nobody else can look into and that is gone afterwards. */
final class CertificateMaker {
  private static final String SIGNER = "signer";
  private static final String MADE = "made";

  private final Path parent;
  private final Keytool keytool;

  /** @param parent the folder in which the working folder is made and removed */
  CertificateMaker(Path parent, Keytool keytool) {
    this.parent = parent;
    this.keytool = keytool;
  }

  /** A key pair that signs itself, for an authority that signs nodes and no other authorities. */
  PrivateKeyEntry authority(String commonName, KeyAlgorithm algorithm, Validity validity) {
    try (StagedFolder folder = StagedFolder.in(parent)) {
      String password = PasswordFile.create(folder.path().resolve(TlsFiles.PASSWORD));
      List<String> command = command(folder, algorithm, commonName, validity);
      command.addAll(List.of("-ext", "bc:critical=ca:true,pathlen:0", "-ext", "ku:critical=keyCertSign,cRLSign"));
      keytool.run(folder.path(), command);
      return made(folder, password);
    }
  }

  /** A key pair for both ends of a link, signed by an authority; the chain ends with the authority. */
  PrivateKeyEntry node(PrivateKeyEntry authority, NodeName node, KeyAlgorithm algorithm, Validity validity) {
    try (StagedFolder folder = StagedFolder.in(parent)) {
      String password = PasswordFile.create(folder.path().resolve(TlsFiles.PASSWORD));
      PrivateFile.create(store(folder), Pkcs12.withKey(SIGNER, authority, password));
      List<String> command = command(folder, algorithm, node.name(), validity);
      command.addAll(List.of("-signer", SIGNER));
      command.addAll(List.of("-ext", "bc:critical=ca:false", "-ext", "ku:critical=digitalSignature"));
      command.addAll(List.of("-ext", "eku=serverAuth,clientAuth", "-ext", "san=" + String.join(",", node.alternatives())));
      keytool.run(folder.path(), command);
      return made(folder, password);
    }
  }

  private static List<String> command(StagedFolder folder, KeyAlgorithm algorithm, String commonName, Validity validity) {
    List<String> command = new ArrayList<>(List.of("-genkeypair", "-alias", MADE, "-dname", "CN=" + commonName + ", O=Entrain"));
    command.addAll(List.of("-keystore", store(folder).toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass:file", folder.path().resolve(TlsFiles.PASSWORD).toString()));
    command.addAll(List.of("-startdate", "-" + validity.backdated().toSeconds() + "S", "-validity", Integer.toString(validity.days())));
    command.addAll(algorithm.options());
    return command;
  }

  private static PrivateKeyEntry made(StagedFolder folder, String password) {
    Path store = store(folder);
    try {
      return Pkcs12.of(store, Files.readAllBytes(store), password).key(MADE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path store(StagedFolder folder) {
    return folder.path().resolve("work.p12");
  }
}

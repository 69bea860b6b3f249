package io.entrain.cluster.security;

import io.entrain.config.ConfigException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A store of keys and certificates in the standard form PKCS12, opened. */
final class Pkcs12 {
  private final Path file;
  private final KeyStore store;
  private final char[] password;

  private Pkcs12(Path file, KeyStore store, char[] password) {
    this.file = file;
    this.store = store;
    this.password = password;
  }

  /**
   * Opens a store.
   *
   * @throws ConfigException if the file is missing, breaks {@code rule}, is damaged, or has another password
   */
  static Pkcs12 read(Path file, FileRule rule, String password) {
    return of(file, PrivateFile.read(file, rule), password);
  }

  /**
   * Opens the content of a store.
   *
   * @param file for messages
   * @throws ConfigException if it is damaged, or has another password
   */
  static Pkcs12 of(Path file, byte[] content, String password) {
    char[] characters = password.toCharArray();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(content), characters);
      return new Pkcs12(file, store, characters);
    } catch (IOException e) {
      if (e.getCause() instanceof UnrecoverableKeyException) {
        throw new ConfigException(
            file + ": does not open with its password: the file or the password is damaged or belongs to something else", e);
      }
      throw damaged(file, e);
    } catch (GeneralSecurityException | RuntimeException e) { // the parser meets its own invariants in damaged files
      throw damaged(file, e);
    }
  }

  /** The content of a store with one key. */
  static byte[] withKey(String alias, PrivateKeyEntry key, String password) {
    return written(password, store -> store.setEntry(alias, key, new PasswordProtection(password.toCharArray())));
  }

  /** The content of a store with one authority to be believed. */
  static byte[] withAuthority(String alias, X509Certificate authority, String password) {
    return written(password, store -> store.setCertificateEntry(alias, authority));
  }

  /**
   * The one key in the store.
   *
   * @throws ConfigException if there are more or none, or it has another password than the store
   */
  PrivateKeyEntry onlyKey() {
    try {
      List<String> keys = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          keys.add(alias);
        }
      }
      if (keys.size() != 1) {
        throw new ConfigException(file + ": holds " + keys.size() + " keys: must hold one, with its certificate");
      }
      return key(keys.getFirst());
    } catch (GeneralSecurityException e) {
      throw damaged(file, e);
    }
  }

  /**
   * A key by name.
   *
   * @throws ConfigException if there is none, or it has another password than the store
   */
  PrivateKeyEntry key(String alias) {
    try {
      if (store.getEntry(alias, new PasswordProtection(password)) instanceof PrivateKeyEntry key
          && key.getCertificate() instanceof X509Certificate) {
        return key;
      }
    } catch (GeneralSecurityException e) {
      throw damaged(file, e);
    }
    throw new ConfigException(file + ": holds no private key " + alias + " with a certificate: is not the store that it should be");
  }

  /**
   * The certificates to be believed.
   *
   * @throws ConfigException if there is none
   */
  List<X509Certificate> authorities() {
    try {
      List<X509Certificate> authorities = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        Certificate certificate = store.isCertificateEntry(alias) ? store.getCertificate(alias) : null;
        if (certificate instanceof X509Certificate x509) {
          authorities.add(x509);
        }
      }
      if (authorities.isEmpty()) {
        throw new ConfigException(file + ": holds no certificate of an authority: must hold at least one");
      }
      return authorities;
    } catch (GeneralSecurityException e) {
      throw damaged(file, e);
    }
  }

  private static ConfigException damaged(Path file, Exception e) {
    return new ConfigException(file + ": is damaged, or no store in the form PKCS12: " + e.getMessage(), e);
  }

  private static byte[] written(String password, Filling filling) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      filling.fill(store);
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      store.store(content, password.toCharArray());
      return content.toByteArray();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("cannot write a store of keys into memory", e);
    }
  }

  private interface Filling {
    void fill(KeyStore store) throws GeneralSecurityException;
  }
}

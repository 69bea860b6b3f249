package io.entrain.cluster.security;

import io.entrain.config.ConfigException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that whoever talks to a cluster must know: 256 random bits, written as 43 characters of base64url on one line of a file with
 * permission 0600. Clients and links are asked for it, on loopback too, since others may be logged in on the same machine.
 *
 * <p>Immutable. Only {@link #reveal()} shows the secret.
 */
public final class AccessToken {
  private static final int BYTES = 32;
  private static final int CHARACTERS = 43;
  private static final String PURPOSE_PREFIX = "entrain token, purpose: ";

  private final byte[] secret;
  private final byte[] hashOfText;

  private AccessToken(byte[] secret) {
    this.secret = secret;
    this.hashOfText = sha256(encode(secret));
  }

  /** Where the token of this user is kept unless told otherwise: {@code ~/.entrain/token}. */
  public static Path defaultLocation() {
    return Path.of(System.getProperty("user.home"), ".entrain", "token");
  }

  /** A new token that is in no file. */
  public static AccessToken random() {
    return new AccessToken(Randomness.secret());
  }

  /**
   * Reads the token; makes the file, and the folders that are missing, if there is none. Of several processes that do so at the same time
   * one makes it and all get the same.
   *
   * @throws ConfigException as {@link #read}, or if the file cannot be written
   */
  public static AccessToken readOrCreate(Path file) {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      Path absolute = file.toAbsolutePath();
      PrivateFile.createFolders(absolute.getParent());
      AccessToken made = random();
      if (PrivateFile.create(absolute, (made.reveal() + "\n").getBytes(StandardCharsets.US_ASCII))) {
        return made;
      }
    }
    return read(file);
  }

  /**
   * Reads the token.
   *
   * @throws ConfigException naming the file if there is none, if anybody but its owner may read it, if it belongs to somebody else, if it
   *     is a symbolic link, or if it does not hold one whole token
   */
  public static AccessToken read(Path file) {
    String text = new String(PrivateFile.read(file, FileRule.SECRET), StandardCharsets.ISO_8859_1).stripTrailing();
    if (text.length() != CHARACTERS) {
      throw damaged(file, "holds " + text.length() + " characters", null);
    }
    try {
      byte[] secret = Base64.getUrlDecoder().decode(text);
      if (secret.length == BYTES && encode(secret).equals(text)) {
        return new AccessToken(secret);
      }
    } catch (IllegalArgumentException e) {
      throw damaged(file, "holds something else than base64url", e);
    }
    throw damaged(file, "holds something else than 256 bits", null);
  }

  /** The token in base64url, to be sent or stored. Never print it. */
  public String reveal() {
    return encode(secret);
  }

  /**
   * Whether what somebody presents is this token. Hashes of equal length are compared in constant time, so that the time taken tells
   * nothing.
   *
   * @param presented may be null or anything
   */
  public boolean matches(String presented) {
    return presented != null && MessageDigest.isEqual(hashOfText, sha256(presented));
  }

  /**
   * A key of 256 bits for one other use, by HMAC-SHA256: it is the same for all who hold the token, tells nothing about it, and has nothing
   * in common with the key of any other purpose.
   *
   * @param purpose a fixed name, for instance {@code data-plane}
   */
  public byte[] keyFor(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal((PURPOSE_PREFIX + purpose).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AccessToken token && MessageDigest.isEqual(secret, token.secret);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hashOfText);
  }

  /** Never the token itself. */
  @Override
  public String toString() {
    return "AccessToken[hidden]";
  }

  private static String encode(byte[] secret) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static ConfigException damaged(Path file, String found, Throwable cause) {
    return new ConfigException(
        file + ": " + found + ": must hold a token of " + CHARACTERS + " characters; to get a new one, stop the nodes and delete the file",
        cause);
  }
}

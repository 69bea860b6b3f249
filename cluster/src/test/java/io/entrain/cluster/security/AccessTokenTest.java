package io.entrain.cluster.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.security.auth.module.UnixSystem;
import io.entrain.config.ConfigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessTokenTest {
  @TempDir
  private Path folder;

  @Test
  void shouldMakeATokenOf256BitsWhereThereIsNone() {
    AccessToken token = AccessToken.readOrCreate(file());

    assertThat(token.reveal()).hasSize(43).matches("[A-Za-z0-9_-]+");
    assertThat(Base64.getUrlDecoder().decode(token.reveal())).hasSize(32);
  }

  @Test
  void shouldKeepFileAndNewFoldersForTheOwnerAlone() throws IOException {
    AccessToken.readOrCreate(file());

    assertThat(Permissions.of(file())).isEqualTo("rw-------");
    assertThat(Permissions.of(file().getParent())).isEqualTo("rwx------");
    assertThat(Permissions.below(file().getParent())).containsExactly(file());
  }

  @Test
  void shouldReadTheTokenThatIsThere() throws IOException {
    AccessToken token = AccessToken.readOrCreate(file());

    assertThat(AccessToken.readOrCreate(file())).isEqualTo(token);
    assertThat(AccessToken.read(file())).isEqualTo(token);
    assertThat(Files.readString(file())).isEqualTo(token.reveal() + "\n");
  }

  @Test
  void shouldMakeAnotherTokenEveryTime() {
    assertThat(AccessToken.random()).isNotEqualTo(AccessToken.random());
  }

  @Test
  void shouldGiveAllWhoStartAtTheSameTimeTheSameToken() throws Exception {
    Set<AccessToken> tokens = new HashSet<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<AccessToken>> starts = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        starts.add(() -> AccessToken.readOrCreate(file()));
      }
      for (Future<AccessToken> each : threads.invokeAll(starts)) {
        tokens.add(each.get());
      }
    }

    assertThat(tokens).hasSize(1);
    assertThat(Permissions.below(file().getParent())).containsExactly(file());
  }

  @Test
  void shouldMatchItselfAndNothingElse() {
    AccessToken token = AccessToken.random();
    String text = token.reveal();

    assertThat(token.matches(text)).isTrue();
    assertThat(token.matches(AccessToken.random().reveal())).isFalse();
    assertThat(token.matches(text.substring(1))).isFalse();
    assertThat(token.matches(text + " ")).isFalse();
    assertThat(token.matches(text.toLowerCase(Locale.ROOT))).isFalse();
    assertThat(token.matches("")).isFalse();
    assertThat(token.matches(null)).isFalse();
  }

  @Test
  void shouldNotShowItselfAsText() {
    AccessToken token = AccessToken.random();

    assertThat(token.toString()).isEqualTo("AccessToken[hidden]");
  }

  @Test
  void shouldDeriveKeysByHmacOfThePurpose() throws Exception {
    AccessToken token = AccessToken.random();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(token.reveal()), "HmacSHA256"));

    assertThat(token.keyFor("data-plane"))
        .isEqualTo(mac.doFinal("entrain token, purpose: data-plane".getBytes(StandardCharsets.UTF_8)))
        .hasSize(32)
        .isNotEqualTo(token.keyFor("something else"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r--r--", "rw-r-----", "rw-----w-", "rw----r--", "rwx------", "rw-rw----"})
  void shouldRefuseWiderPermissions(String permissions) throws IOException {
    AccessToken token = AccessToken.readOrCreate(file());
    Permissions.set(file(), permissions);

    assertThatThrownBy(() -> AccessToken.readOrCreate(file()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(file() + ": has permission 0", "must be 0600", "chmod 0600 " + file())
        .hasMessageNotContaining(token.reveal());
  }

  @Test
  void shouldSayWhichPermissionItFound() throws IOException {
    AccessToken.readOrCreate(file());
    Permissions.set(file(), "rw-r--r--");

    assertThatThrownBy(() -> AccessToken.read(file())).hasMessageContaining("has permission 0644");
  }

  @Test
  void shouldQuoteAStrangePathInTheCommand() throws IOException {
    Path strange = folder.resolve("it's here").resolve("token");
    AccessToken.readOrCreate(strange);
    Permissions.set(strange, "rw-r--r--");

    assertThatThrownBy(() -> AccessToken.read(strange)).hasMessageContaining("chmod 0600 '" + folder + "/it'\\''s here/token'");
  }

  @Test
  void shouldAcceptNarrowerPermissions() throws IOException {
    AccessToken token = AccessToken.readOrCreate(file());
    Permissions.set(file(), "r--------");

    assertThat(AccessToken.read(file())).isEqualTo(token);
  }

  @Test
  void shouldRefuseAFileOfAnotherOwner() throws IOException {
    Path foreign = Path.of("/etc/passwd"); // of root, whom an ordinary user does not trust with a secret either
    if (new UnixSystem().getUid() == 0) {
      foreign = file();
      AccessToken.readOrCreate(foreign);
      Files.setAttribute(foreign, "unix:uid", 65534, LinkOption.NOFOLLOW_LINKS);
    }
    Path refused = foreign;

    assertThatThrownBy(() -> AccessToken.readOrCreate(refused))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(refused + ": belongs to", "must belong to uid " + new UnixSystem().getUid());
  }

  @Test
  void shouldRefuseASymbolicLink() throws IOException {
    AccessToken.readOrCreate(file());
    Path link = Files.createSymbolicLink(folder.resolve("link"), file());

    assertThatThrownBy(() -> AccessToken.read(link)).isInstanceOf(ConfigException.class).hasMessageContaining("is a symbolic link");
  }

  @Test
  void shouldNotWriteThroughALinkThatEndsNowhere() throws IOException {
    Path nowhere = folder.resolve("nowhere");
    Path link = Files.createSymbolicLink(folder.resolve("link"), nowhere);

    assertThatThrownBy(() -> AccessToken.readOrCreate(link)).hasMessageContaining("is a symbolic link");
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void shouldRefuseAFolder() {
    assertThatThrownBy(() -> AccessToken.readOrCreate(folder)).isInstanceOf(ConfigException.class).hasMessageContaining("is not a file");
  }

  @Test
  void shouldSayWhereThereIsNone() {
    assertThatThrownBy(() -> AccessToken.read(file()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(file() + ": cannot be read: no such file or directory");
  }

  @Test
  void shouldRefuseAnEmptyFile() throws IOException {
    Path empty = Permissions.secret(folder.resolve("empty"), "");

    assertThatThrownBy(() -> AccessToken.readOrCreate(empty))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll(empty + ": holds 0 characters", "43", "delete");
  }

  @Test
  void shouldRefuseATruncatedTokenAndNotShowIt() throws IOException {
    String rest = AccessToken.random().reveal().substring(0, 42);
    Path truncated = Permissions.secret(folder.resolve("truncated"), rest + "\n");

    assertThatThrownBy(() -> AccessToken.read(truncated)).hasMessageContaining("holds 42 characters").hasMessageNotContaining(rest);
  }

  @Test
  void shouldRefuseWhatIsNoBase64url() throws IOException {
    Path damaged = Permissions.secret(folder.resolve("damaged"), "+" + AccessToken.random().reveal().substring(1) + "\n");

    assertThatThrownBy(() -> AccessToken.read(damaged)).isInstanceOf(ConfigException.class).hasMessageContaining("base64url");
  }

  @Test
  void shouldRefuseASecondSpellingOfTheSameBits() throws IOException {
    Path damaged = Permissions.secret(folder.resolve("damaged"), "A".repeat(42) + "B");

    assertThatThrownBy(() -> AccessToken.read(damaged)).hasMessageContaining("256 bits");
  }

  @Test
  void shouldRefuseAHugeFile() throws IOException {
    Path huge = Permissions.secret(folder.resolve("huge"), "A".repeat((1 << 20) + 1));

    assertThatThrownBy(() -> AccessToken.read(huge)).isInstanceOf(ConfigException.class).hasMessageContaining("larger than");
  }

  @Test
  void shouldLieInTheHomeOfTheUser() {
    assertThat(AccessToken.defaultLocation()).isEqualTo(Path.of(System.getProperty("user.home"), ".entrain", "token"));
  }

  private Path file() {
    return folder.resolve("new").resolve("token");
  }
}

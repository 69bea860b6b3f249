package io.entrain.cluster.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfinedRootsTest {
  @TempDir
  private Path temporary;

  private Path base;
  private Path first;
  private Path second;
  private Path outside;
  private ConfinedRoots roots;

  @BeforeEach
  void make() throws IOException {
    base = temporary.toRealPath();
    first = Files.createDirectory(base.resolve("first"));
    second = Files.createDirectory(base.resolve("second"));
    outside = Files.createDirectory(base.resolve("outside"));
    roots = ConfinedRoots.of("entrain.roots", List.of(first, second));
  }

  @Test
  void shouldTakeAnAbsolutePathBelowAnyRoot() throws IOException {
    Path run = Files.createDirectories(second.resolve("mouse").resolve("run1"));

    assertThat(roots.resolve(run.toString())).isEqualTo(run);
  }

  @Test
  void shouldTakeAPathThatDoesNotExistYet() {
    assertThat(roots.resolve(first + "/a/b/c")).isEqualTo(first.resolve("a/b/c"));
    assertThat(first.resolve("a")).doesNotExist();
  }

  @Test
  void shouldMeanARelativePathUnderTheFirstRoot() throws IOException {
    Files.createDirectory(second.resolve("run"));

    assertThat(roots.resolve("run")).isEqualTo(first.resolve("run"));
  }

  @Test
  void shouldDropDotsAndDoubledSlashes() {
    assertThat(roots.resolve(first + "//./a/./b/")).isEqualTo(first.resolve("a/b"));
  }

  @Test
  void shouldFollowLinksThatStayBelowARoot() throws IOException {
    Path run = Files.createDirectory(second.resolve("run"));
    Files.createSymbolicLink(first.resolve("link"), run);

    assertThat(roots.resolve("link/next")).isEqualTo(run.resolve("next"));
  }

  @Test
  void shouldKnowARootByItsOtherNames() throws IOException {
    Path alias = Files.createSymbolicLink(base.resolve("alias"), first);

    assertThat(ConfinedRoots.of("entrain.roots", List.of(alias)).resolve(alias + "/run")).isEqualTo(first.resolve("run"));
    assertThat(roots.resolve(alias + "/run")).isEqualTo(first.resolve("run"));
  }

  @Test
  void shouldRefuseAnAbsolutePathElsewhereAndNameTheRoots() {
    assertThatThrownBy(() -> roots.resolve("/etc"))
        .isInstanceOf(PathRefusedException.class)
        .hasMessage("/etc: lies outside: must be a directory below " + first + ", " + second);
  }

  @Test
  void shouldRefuseANeighbourWhoseNameBeginsLikeARoot() throws IOException {
    Files.createDirectory(base.resolve("first-but-other"));

    assertThatThrownBy(() -> roots.resolve(base + "/first-but-other")).hasMessageContaining("lies outside");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../outside", "a/../../outside", "a/..", "run/../other", "./.."})
  void shouldRefuseStepsUpWhereverTheyStand(String path) {
    assertThatThrownBy(() -> roots.resolve(path)).isInstanceOf(PathRefusedException.class).hasMessageContaining("holds \"..\"");
  }

  @Test
  void shouldRefuseStepsUpInAnAbsolutePath() {
    assertThatThrownBy(() -> roots.resolve(first + "/../outside")).hasMessageContaining("holds \"..\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\0b", "a\nb", "a\tb", "\u001b[31m"})
  void shouldRefuseNothingAndControlCharacters(String path) {
    assertThatThrownBy(() -> roots.resolve(path))
        .isInstanceOf(PathRefusedException.class)
        .extracting(Throwable::getMessage)
        .satisfies(message -> assertThat(message.chars()).noneMatch(Character::isISOControl));
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "./"})
  void shouldRefuseTheRootItself(String path) {
    assertThatThrownBy(() -> roots.resolve(path)).hasMessageContaining("is a root itself");
    assertThatThrownBy(() -> roots.resolve(second.toString())).hasMessageContaining("is a root itself");
  }

  @Test
  void shouldRefuseALinkToARoot() throws IOException {
    Files.createSymbolicLink(first.resolve("link"), second);

    assertThatThrownBy(() -> roots.resolve("link")).hasMessageContaining("is a root itself");
  }

  @Test
  void shouldRefuseALinkIntoTheSystem() throws IOException {
    Path link = Files.createSymbolicLink(first.resolve("link"), Path.of("/etc"));

    assertThatThrownBy(() -> roots.resolve("link")).hasMessageContaining("lies outside");
    assertThatThrownBy(() -> roots.resolve("link/entrain")).hasMessageContaining("lies outside");
    Files.delete(link);
  }

  @Test
  void shouldRefuseALinkThatStepsUp() throws IOException {
    Files.createDirectory(first.resolve("a"));
    Files.createSymbolicLink(first.resolve("a").resolve("link"), Path.of("../../outside"));

    assertThatThrownBy(() -> roots.resolve("a/link/run")).hasMessageContaining("lies outside");
  }

  @Test
  void shouldRefuseAChainOfLinks() throws IOException {
    Files.createSymbolicLink(first.resolve("one"), Path.of("two"));
    Files.createSymbolicLink(first.resolve("two"), outside);

    assertThatThrownBy(() -> roots.resolve("one/run")).hasMessageContaining("lies outside");
  }

  @Test
  void shouldRefuseALinkThatEndsNowhere() throws IOException {
    Files.createSymbolicLink(first.resolve("link"), outside.resolve("later"));

    assertThatThrownBy(() -> roots.resolve("link")).isInstanceOf(PathRefusedException.class).hasMessageContaining("ends nowhere");
    assertThatThrownBy(() -> roots.resolve("link/run")).hasMessageContaining("ends nowhere");
  }

  @Test
  void shouldRefuseALinkToItself() throws IOException {
    Files.createSymbolicLink(first.resolve("loop"), Path.of("loop"));

    assertThatThrownBy(() -> roots.resolve("loop/run")).isInstanceOf(PathRefusedException.class);
  }

  @Test
  void shouldRefuseAFileAndWhatWouldLieInIt() throws IOException {
    Files.createFile(first.resolve("file"));

    assertThatThrownBy(() -> roots.resolve("file")).hasMessageContaining("through a file");
    assertThatThrownBy(() -> roots.resolve("file/run")).hasMessageContaining("through a file");
  }

  @Test
  void shouldRefuseANameThatNoFileSystemTakes() {
    assertThatThrownBy(() -> roots.resolve("a".repeat(5000))).isInstanceOf(PathRefusedException.class);
  }

  @Test
  void shouldTakeHomeAndVariablesAsNames() {
    assertThat(roots.resolve("~/$HOME/*")).isEqualTo(first.resolve("~/$HOME/*"));
  }

  @Test
  void shouldFindAgainWhatHasNotChanged() throws IOException {
    Path run = roots.resolve("a/run");
    assertThat(roots.recheck(run)).isEqualTo(run);

    Files.createDirectories(run);
    assertThat(roots.recheck(run)).isEqualTo(run);
  }

  @Test
  void shouldNoticeALinkPutInPlaceOfTheDirectory() throws IOException {
    Path run = roots.resolve("run");
    Files.createSymbolicLink(run, Path.of("/etc"));

    assertThatThrownBy(() -> roots.recheck(run)).isInstanceOf(PathRefusedException.class).hasMessageContaining("lies outside");
    assertThatThrownBy(() -> roots.create(run)).isInstanceOf(PathRefusedException.class);
    Files.delete(run);
  }

  @Test
  void shouldNoticeALinkPutOnTheWay() throws IOException {
    Path run = Files.createDirectories(first.resolve("a").resolve("run"));
    Path resolved = roots.resolve("a/run");
    Files.createDirectory(outside.resolve("run"));
    Files.delete(run);
    Files.delete(first.resolve("a"));
    Files.createSymbolicLink(first.resolve("a"), outside);

    assertThatThrownBy(() -> roots.recheck(resolved)).hasMessageContaining("lies outside");
    assertThatThrownBy(() -> roots.create(resolved)).hasMessageContaining("lies outside");
  }

  @Test
  void shouldNoticeALinkToAnotherRun() throws IOException {
    Path run = roots.resolve("run");
    Files.createSymbolicLink(run, Files.createDirectory(first.resolve("other")));

    assertThatThrownBy(() -> roots.recheck(run)).hasMessageContaining("leads elsewhere since it was checked");
  }

  @Test
  void shouldNoticeALinkPutInPlaceOfTheRoot() throws IOException {
    Path run = roots.resolve("run");
    Files.delete(first);
    Files.createSymbolicLink(first, outside);

    assertThatThrownBy(() -> roots.recheck(run)).hasMessageContaining("lies outside");
    assertThatThrownBy(() -> roots.resolve("run")).hasMessageContaining("lies outside");
  }

  @Test
  void shouldRecheckOnlyWhatItGave() {
    assertThatThrownBy(() -> roots.recheck(Path.of("run"))).isInstanceOf(PathRefusedException.class);
    assertThatThrownBy(() -> roots.recheck(first.resolve("../outside"))).isInstanceOf(PathRefusedException.class);
  }

  @Test
  void shouldMakeWhatIsMissing() {
    Path run = roots.create(roots.resolve("a/b/run"));

    assertThat(run).isEqualTo(first.resolve("a/b/run")).isDirectory();
    assertThat(roots.create(run)).isEqualTo(run);
  }

  @Test
  void shouldSayWhichRootCannotBeUsed() throws IOException {
    Path file = Files.createFile(base.resolve("file"));

    assertThatThrownBy(() -> ConfinedRoots.of("entrain.roots", List.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("entrain.roots = []");
    assertThatThrownBy(() -> ConfinedRoots.of("entrain.roots", List.of(base.resolve("missing"))))
        .isInstanceOf(ConfigException.class)
        .hasMessage("entrain.roots = " + base + "/missing: cannot be used: no such file or directory");
    assertThatThrownBy(() -> ConfinedRoots.of("entrain.roots", List.of(file))).hasMessageContaining("is a file");
    assertThatThrownBy(() -> ConfinedRoots.of("entrain.roots", List.of(Path.of("/")))).hasMessageContaining("whole file system");
  }
}

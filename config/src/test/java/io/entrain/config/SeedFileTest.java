package io.entrain.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedFileTest {
  @TempDir
  Path path;
  private DataDirectory directory;

  @BeforeEach
  void open() {
    directory = new DataDirectory(path);
  }

  @Test
  void shouldDrawASeedOnceAndKeepIt() throws IOException {
    LoadedConfig drawn = directory.load("");
    assertThat(ConfigLoader.load(path)).isEqualTo(drawn);
    assertThat(ConfigLoader.loadOrDrawSeed(path)).isEqualTo(drawn);
    assertThat(ConfigLoader.inspect(path)).isEqualTo(drawn);
    try (Stream<Path> files = Files.list(path)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("entrain.conf", "seed.conf");
    }
  }

  @Test
  void shouldDrawAnotherSeedForAnotherDirectory() {
    long seed = directory.load("").experiment().seed();
    assertThat(seed).isNotNegative();
    assertThat(new DataDirectory(path.resolve("other")).load("").experiment().seed()).isNotEqualTo(seed);
  }

  @Test
  void shouldPreferTheSeedOfTheParameters() {
    directory.load("");
    assertThat(directory.load("seed = -7").experiment().seed()).isEqualTo(-7);
    assertThat(directory.load("seed = 9223372036854775807").experiment().seed()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void shouldAskForInitWhereNoSeedIsKnown() {
    directory.write("entrain.conf", "");
    assertThatThrownBy(() -> ConfigLoader.load(path))
        .hasMessage("%1$s: no seed was drawn yet; run 'entrain init %1$s' first".formatted(path));
    assertThat(ConfigLoader.inspect(path).parameters()).contains(new Parameter("seed", "none", "", "drawn by 'entrain init'"));
    assertThat(path.resolve("seed.conf")).doesNotExist();
  }

  @Test
  void shouldDrawNothingForWrongParameters() {
    assertThatThrownBy(() -> directory.load("penmu = -1")).isInstanceOf(ConfigException.class);
    assertThat(path.resolve("seed.conf")).doesNotExist();
  }

  @Test
  void shouldGiveAllWhoDrawAtOnceTheSameSeed() throws Exception {
    directory.write("entrain.conf", "");
    Callable<Long> load = () -> ConfigLoader.loadOrDrawSeed(path).experiment().seed();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Long>> seeds = threads.invokeAll(List.of(load, load, load, load, load, load, load, load));
      for (Future<Long> seed : seeds) {
        assertThat(seed.get()).isEqualTo(seeds.getFirst().get());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "seed = x", "seed = 1.5", "seed", "include url(\"http://localhost/x\")", "seed = ${PATH}"})
  void shouldRefuseADamagedFile(String text) {
    directory.write("entrain.conf", "");
    Path file = directory.write("seed.conf", text);
    assertThatThrownBy(() -> ConfigLoader.loadOrDrawSeed(path))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            file + ": must hold a line 'seed = <whole number>'; restore it to repeat former results, or delete it to have another drawn");
    assertThat(file).hasContent(text);
  }
}

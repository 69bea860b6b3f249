package io.entrain.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTemplateTest {
  private static final Pattern COMMENTED = Pattern.compile("# ([a-z_A-Z0-9.]+ (?:=|\\{).*)");

  @TempDir
  Path path;
  private DataDirectory directory;

  @BeforeEach
  void open() {
    directory = new DataDirectory(path);
  }

  @Test
  void shouldSetNothing() {
    assertThat(directory.digest(ConfigTemplate.DEFAULTS.text())).isEqualTo(directory.digest(""));
  }

  @Test
  void shouldShowTrueDefaultsInItsComments() {
    String shown =
        ConfigTemplate.DEFAULTS.text().lines().map(COMMENTED::matcher).filter(line -> line.matches()).map(line -> line.group(1))
            .collect(Collectors.joining("\n"));
    assertThat(shown.lines()).hasSizeGreaterThan(15);
    assertThat(directory.digest(shown)).isEqualTo(directory.digest(""));
  }

  @Test
  void shouldGiveASmallNetworkThatIsTheSameEverywhere() {
    LoadedConfig quickstart = ConfigLoader.parse(ConfigTemplate.QUICKSTART.text(), path);
    assertThat(quickstart.experiment().population().neurons()).isLessThanOrEqualTo(1000);
    assertThat(quickstart.experiment().seed()).isEqualTo(1);
  }
}

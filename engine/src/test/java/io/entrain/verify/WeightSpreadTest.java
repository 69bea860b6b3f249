package io.entrain.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightSpreadTest {
  @TempDir
  Path directory;

  private WeightSpread besideWith(String json) throws IOException {
    Files.writeString(directory.resolve("case.json"), json);
    return WeightSpread.beside(directory.resolve("case.h5"));
  }

  @Test
  void shouldGiveTheNumberOfEachLoop() throws IOException {
    String loops = "{\"f32_weight_maxdiff_rel\": 2e-7}, {\"margin\": 1}, {\"f32_weight_maxdiff_rel\": 3e-8}";
    WeightSpread spread = besideWith("{\"stability\": [" + loops + "]}");
    assertThat(spread.ofLoop(1)).isEqualTo(2e-7);
    assertThat(spread.ofLoop(2)).isEqualTo(WeightSpread.DEFAULT);
    assertThat(spread.ofLoop(3)).isEqualTo(3e-8);
    assertThat(spread.ofLoop(4)).isEqualTo(WeightSpread.DEFAULT);
  }

  @Test
  void shouldDoWithoutTheFile() {
    assertThat(WeightSpread.beside(directory.resolve("case.h5")).ofLoop(1)).isEqualTo(WeightSpread.DEFAULT);
  }

  @Test
  void shouldDoWithoutTheEntry() throws IOException {
    assertThat(besideWith("{\"dt\": 0.1}").ofLoop(1)).isEqualTo(WeightSpread.DEFAULT);
  }

  @Test
  void shouldNameAFileThatIsNoJson() throws IOException {
    assertThatThrownBy(() -> besideWith("{\"stability\": [")).isInstanceOf(ConfigException.class).hasMessageContaining("case.json");
  }

  @Test
  void shouldNameAFileWhoseEntryIsNoList() throws IOException {
    assertThatThrownBy(() -> besideWith("{\"stability\": 3}")).isInstanceOf(ConfigException.class).hasMessageContaining("stability");
  }
}

package io.entrain.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.checkpoint.RestorePoint;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class OptionFormsTest {
  private final IndexList.Converter neurons = new IndexList.Converter();
  private final DurationOption durations = new DurationOption();
  private final RestoreOption.Converter checkpoints = new RestoreOption.Converter();

  @Test
  void shouldCountNeuronsFrom1() {
    assertThat(neurons.convert("1:4").zeroBased()).containsExactly(0, 1, 2, 3);
    assertThat(neurons.convert("9,1,5:6").zeroBased()).containsExactly(8, 0, 4, 5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "a", "1,", "3:1", "1:2:3", "1:", "1:2000000000", "99999999999"})
  void shouldRefuseWhatIsNoListOfNeurons(String text) {
    assertThatThrownBy(() -> neurons.convert(text)).isInstanceOf(TypeConversionException.class).hasMessageContaining("counted from 1");
  }

  @ParameterizedTest
  @CsvSource({"30s, PT30S", "5m, PT5M", "5min, PT5M", "2h, PT2H", "0s, PT0S"})
  void shouldReadDurations(String text, Duration duration) {
    assertThat(durations.convert(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "m", "-5m", "1.5h", "5 days", "99999999999999999999s"})
  void shouldRefuseWhatIsNoDuration(String text) {
    assertThatThrownBy(() -> durations.convert(text)).isInstanceOf(TypeConversionException.class).hasMessageContaining("30s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "best", "latest"})
  void shouldNameCheckpointsAsTheyAreRead(String text) {
    assertThat(RestorePoints.name(RestorePoints.point(checkpoints.convert(text)))).isEqualTo(text);
  }

  @Test
  void shouldReadTheNumberOfALoop() {
    assertThat(RestorePoints.point(checkpoints.convert("12"))).isEqualTo(new RestorePoint.Loop(12));
  }

  @Test
  void shouldQuotePathsForAShellWhereNeeded() {
    assertThat(ShellWord.of(Path.of("data/a-1.h5"))).isEqualTo("data/a-1.h5");
    assertThat(ShellWord.of(Path.of("my data"))).isEqualTo("'my data'");
  }

  @Test
  void shouldQuoteQuotes() {
    assertThat(ShellWord.of(Path.of("it's"))).isEqualTo("'it'\\''s'");
  }
}

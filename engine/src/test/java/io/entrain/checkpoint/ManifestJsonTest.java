package io.entrain.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.config.Precision;
import io.entrain.hdf5.DataFileException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestJsonTest {
  private static final Path FILE = Path.of("ckpt20.json");

  private static Manifest manifest(double correlation) {
    List<StoredFile> files = List.of(new StoredFile("w.h5", 1234, "00c0ffee"), new StoredFile("P.h5", 1L << 40, "deadbeef"));
    return new Manifest(7, new Checkpoint(20, correlation, -2), "a\"b", Precision.FLOAT32, Precision.FLOAT64, 3, files);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.71234567890123, 1, -1, 0, 1e-9, Double.NaN})
  void shouldGiveBackTheManifest(double correlation) {
    assertThat(ManifestJson.parse(FILE, ManifestJson.render(manifest(correlation)))).isEqualTo(manifest(correlation));
  }

  @Test
  void shouldNoticeEveryFlippedBitThatMeansSomething() {
    Manifest manifest = manifest(0.5);
    byte[] text = ManifestJson.render(manifest).getBytes(StandardCharsets.UTF_8);
    for (int bit = 0; bit < 8 * text.length; bit++) {
      byte[] changed = text.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        assertThat(ManifestJson.parse(FILE, new String(changed, StandardCharsets.UTF_8))).isEqualTo(manifest);
      } catch (DataFileException e) {
        assertThat(e).hasMessageStartingWith("ckpt20.json: ");
      }
    }
  }

  @Test
  void shouldRefuseAnotherFormatVersion() {
    String newer = ManifestJson.render(manifest(0.5)).replace("\"format_version\" : 1", "\"format_version\" : 2");
    assertThatThrownBy(() -> ManifestJson.parse(FILE, newer))
        .hasMessage("ckpt20.json: has format version 2: this release reads 1");
  }
}

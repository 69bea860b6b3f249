package io.entrain.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.config.Precision;
import io.entrain.hdf5.DataFileException;
import io.entrain.network.NeuronRange;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestJsonTest {
  private static final Path FILE = Path.of("ckpt20.json");

  private static Manifest manifest(double correlation) {
    return new Manifest(
        3,
        5,
        7,
        new Checkpoint(20, correlation, -2),
        "a\"b",
        new LearnedFormat(3, Precision.FLOAT32, Precision.FLOAT64),
        List.of(file("w.h5", 1234, "00c0ffee", 0, 3)),
        List.of(file("P.h5", 1L << 40, "deadbeef", 0, 2), file("P-2.h5", 9, "01234567", 2, 3)));
  }

  private static NeuronFile file(String name, long size, String crc32c, int from, int to) {
    return new NeuronFile(new StoredFile(name, size, crc32c), new NeuronRange(from, to));
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
    String newer = ManifestJson.render(manifest(0.5)).replace("\"format_version\" : 2", "\"format_version\" : 3");
    assertThatThrownBy(() -> ManifestJson.parse(FILE, newer))
        .isNotInstanceOf(DamagedCheckpointException.class)
        .hasMessage("ckpt20.json: has format version 3: this release writes 2 and reads that and 1");
  }
}

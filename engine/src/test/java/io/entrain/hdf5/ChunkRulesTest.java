package io.entrain.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Datasets of 4 x 6 numbers 0 to 23 in chunks of 2 x 3, written by h5py 3.7 (make_chunks.py beside them). */
class ChunkRulesTest {
  private static float[] read(String dataset) throws URISyntaxException {
    String name = dataset.startsWith("part") ? "sparse-chunks.h5" : "chunks.h5";
    try (Hdf5File file = Hdf5File.open(Path.of(ChunkRulesTest.class.getResource(name).toURI()))) {
      return file.dataset(dataset).floats();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fixed", "first", "both", "whole-with-fill"})
  void shouldReadChunks(String dataset) throws URISyntaxException {
    float[] expected = new float[24];
    IntStream.range(0, 24).forEach(i -> expected[i] = i);
    assertThat(read(dataset)).isEqualTo(expected);
  }

  @Test
  void shouldReadChunksThatWereNeverWrittenAsZeros() throws URISyntaxException {
    float[] values = read("part");
    assertThat(values[11]).isEqualTo(11);
    assertThat(values[12]).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "last | can grow along one axis that is not the first",
        "part-nan | was written in part; the rest would stand for its fill value, NaN",
        "part-seven | was written in part; the rest would stand for its fill value, 7",
      })
  void shouldRefuseWhatWouldBeReadAsSomethingElse(String dataset, String message) {
    assertThatThrownBy(() -> read(dataset)).isInstanceOf(DataFileException.class)
        .hasMessageContaining("dataset /" + dataset).hasMessageContaining(message);
  }
}

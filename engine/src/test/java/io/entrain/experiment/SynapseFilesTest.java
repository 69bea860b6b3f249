package io.entrain.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.config.Precision;
import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.FileHeader;
import io.entrain.linalg.RealArray;
import io.entrain.network.NeuronRange;
import io.entrain.network.SynapseTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows and parts of rows of synapse tables in files. */
class SynapseFilesTest {
  private static final String DIGEST = "0123456789abcdef";
  private static final int NEURONS = 1500;
  private static final NeuronRange ALL = new NeuronRange(0, NEURONS);

  @TempDir
  Path folder;
  private Path index;
  private Path weights;

  @BeforeEach
  void name() {
    index = folder.resolve("w0Index.h5");
    weights = folder.resolve("w0Weights.h5");
  }

  private SynapseFiles files(Precision precision) {
    return new SynapseFiles(index, weights, NEURONS, precision);
  }

  /** Rows of 0 to 599 synapses in no order, so that they do not end where blocks do. */
  private static SynapseTable table(Precision precision) {
    SplittableRandom random = new SplittableRandom(7);
    int[] offsets = new int[NEURONS + 1];
    for (int row = 0; row < NEURONS; row++) {
      offsets[row + 1] = offsets[row] + random.nextInt(600);
    }
    int[] partners = random.ints(offsets[NEURONS], 0, NEURONS).toArray();
    double[] values = random.doubles(offsets[NEURONS], -1, 1).toArray();
    return new SynapseTable(ALL, offsets, partners, RealArray.copyOf(precision, values, values.length));
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void shouldReadTheRowsOfARange(Precision precision) {
    SynapseTable table = table(precision);
    files(precision).write(table, FileHeader.current(DIGEST));
    NeuronRange range = new NeuronRange(400, 1203);
    SynapseTable rows = files(precision).rows(range, DIGEST);
    assertThat(rows.rows()).isEqualTo(range);
    for (int neuron = range.from(); neuron < range.to(); neuron++) {
      assertThat(rows.end(neuron) - rows.begin(neuron)).isEqualTo(table.end(neuron) - table.begin(neuron));
      for (int i = 0; i < rows.end(neuron) - rows.begin(neuron); i++) {
        assertThat(rows.partners()[rows.begin(neuron) + i]).isEqualTo(table.partners()[table.begin(neuron) + i]);
        assertThat(rows.weights().get(rows.begin(neuron) + i)).isEqualTo(table.weights().get(table.begin(neuron) + i));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1500, FLOAT32", "0, 512, FLOAT32", "512, 1500, FLOAT64", "496, 512, FLOAT32", "1500, 1500, FLOAT64"})
  void shouldReadTheSynapsesOntoARange(int from, int to, Precision precision) {
    SynapseTable table = table(precision);
    files(precision).write(table, FileHeader.current(DIGEST));
    NeuronRange range = new NeuronRange(from, to);
    SynapseTable onto = files(precision).onto(range, DIGEST);
    assertThat(onto.rows()).isEqualTo(ALL);
    int next = 0;
    for (int neuron = 0; neuron < NEURONS; neuron++) {
      assertThat(onto.begin(neuron)).isEqualTo(next);
      for (int synapse = table.begin(neuron); synapse < table.end(neuron); synapse++) {
        if (range.contains(table.partners()[synapse])) {
          assertThat(onto.partners()[next]).isEqualTo(table.partners()[synapse]);
          assertThat(onto.weights().get(next)).isEqualTo(table.weights().get(synapse));
          next++;
        }
      }
    }
    assertThat(onto.synapses()).isEqualTo(next);
  }

  @Test
  void shouldRefuseFilesThatDoNotFitEachOther() throws Exception {
    SynapseTable table = table(Precision.FLOAT32);
    files(Precision.FLOAT32).write(table, FileHeader.current(DIGEST));
    Path kept = Files.copy(weights, folder.resolve("kept"));
    SynapseTable fewer = new SynapseTable(ALL, new int[NEURONS + 1], new int[0], RealArray.allocate(Precision.FLOAT32, 0));
    files(Precision.FLOAT32).write(fewer, FileHeader.current(DIGEST));
    Files.move(kept, weights, StandardCopyOption.REPLACE_EXISTING);
    NeuronRange range = new NeuronRange(0, 16);
    assertThatThrownBy(() -> files(Precision.FLOAT32).rows(range, DIGEST))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining("must fit w0Weights.h5; run init again");
    assertThatThrownBy(() -> files(Precision.FLOAT32).onto(range, DIGEST)).isInstanceOf(DataFileException.class);
  }

  @Test
  void shouldRefuseFilesOfOtherParameters() {
    files(Precision.FLOAT32).write(table(Precision.FLOAT32), FileHeader.current(DIGEST));
    assertThatThrownBy(() -> files(Precision.FLOAT32).rows(ALL, "fedcba9876543210"))
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining(DIGEST)
        .hasMessageContaining("must be fedcba9876543210");
  }
}

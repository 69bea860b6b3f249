package io.entrain.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.config.Precision;
import io.entrain.hdf5.DataFileException;
import io.entrain.linalg.RealArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointComparisonTest {
  private static final CheckpointId ID = new CheckpointId(10, 7);

  @TempDir
  Path temporary;
  private SharedDirectory one;

  @BeforeEach
  void save() {
    one = new SharedDirectory(temporary.resolve("one"));
    make("one");
    one.save(ID);
  }

  private Path make(String name) {
    try {
      return Files.createDirectories(temporary.resolve(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Compares with a checkpoint of the same loop that one writer saved after a change. */
  private ComparisonReport compareWith(Consumer<ArrayState> change) {
    ArrayState state = SharedDirectory.state().after(10);
    change.accept(state);
    new CheckpointStore(make("other"), SharedDirectory.PARAMETERS).save(10, state, 0.5, 1);
    return compare("one", "other");
  }

  private ComparisonReport compare(String a, String b) {
    return CheckpointComparison.compare(location(a), location(b));
  }

  private CheckpointLocation location(String name) {
    return CheckpointLocation.parse(temporary.resolve(name).toString()).orElseThrow();
  }

  @Test
  void shouldFindTheSameBitsWhateverFilesTheyAreIn() {
    ComparisonReport report = compareWith(_ -> {});
    assertThat(report.identical()).isTrue();
    assertThat(report.tables()).extracting(ComparisonReport.Table::neurons).containsExactly(6, 6);
    SharedDirectory six = new SharedDirectory(make("six"));
    six.publish(ID, six.write(ID, 0, 1, 2, 3, 4, 5));
    assertThat(compare("one", "six").identical()).isTrue();
  }

  @Test
  void shouldNameTheFirstNeuronThatDiffersAndCountAll() {
    ComparisonReport report = compareWith(state -> {
      state.setWeights(2, new RealArray.Float32(new float[] {10.5f, 1034.5f, 2058.5f, 1, 2}), 0);
      state.setWeights(5, new RealArray.Float32(new float[4]), 0);
    });
    assertThat(report.identical()).isFalse();
    ComparisonReport.Table weights = report.tables().getFirst();
    assertThat(weights.differing()).isEqualTo(2);
    assertThat(weights.first()).isEqualTo(new ComparisonReport.Difference(2, 3, "3082.5", "1.0"));
    assertThat(report.tables().getLast().differing()).isZero();
  }

  @Test
  void shouldSeeASingleBitOfP() {
    ComparisonReport report = compareWith(state -> state.setCovariance(3, new RealArray.Float32(new float[] {Math.nextUp(-10.75f)}), 0));
    assertThat(report.tables().getFirst().differing()).isZero();
    assertThat(report.tables().getLast().first()).isEqualTo(new ComparisonReport.Difference(3, 0, "-10.75", "-10.749999"));
  }

  @Test
  void shouldTellNumbersApartThatAreEqualAndHaveOtherBits() {
    CheckpointStore store = new CheckpointStore(make("zero"), SharedDirectory.PARAMETERS);
    store.save(1, ArrayState.single(1), 0, 1);
    ArrayState negative = ArrayState.single(1);
    negative.setWeights(0, new RealArray.Float32(new float[] {-0f}), 0);
    new CheckpointStore(make("minus"), SharedDirectory.PARAMETERS).save(1, negative, 0, 1);
    assertThat(compare("zero", "minus").tables().getFirst().first()).isEqualTo(new ComparisonReport.Difference(0, 0, "0.0", "-0.0"));
  }

  @Test
  void shouldNotCompareNumbersOfOtherFormats() {
    new CheckpointStore(make("double"), "xyz").save(20, new ArrayState(Precision.FLOAT32, Precision.FLOAT64, 1, 2), 0, 1);
    ComparisonReport report = compare("one", "double");
    assertThat(report.identical()).isFalse();
    assertThat(report.differences()).containsExactly("loop: 10 and 20", "neurons: 6 and 2", "precision of P: FLOAT32 and FLOAT64");
    assertThat(report.tables()).isEmpty();
    assertThat(report.notes()).containsExactly("digest of the parameters: abc and xyz");
  }

  @Test
  void shouldCompareNeuronsOfOtherInDegrees() {
    new CheckpointStore(make("wiring"), SharedDirectory.PARAMETERS).save(10, ArrayState.single(3, 0, 5, 1, 3, 4).after(10), 0, 1);
    assertThat(compare("one", "wiring").tables().getFirst().first()).isEqualTo(new ComparisonReport.Difference(4, 2, "nothing", "2059.0"));
  }

  @Test
  void shouldUnderstandEachWayToNameACheckpoint() {
    one.save(new CheckpointId(20, 7));
    one.store().markBest(ID);
    assertThat(compare("one", "one@20").identical()).isTrue();
    assertThat(compare("one@best", "one@10").identical()).isTrue();
    assertThat(compare("one@best", "one/ckpt10-r7.json").identical()).isTrue();
    assertThat(compare("one@10", "one@20").differences()).containsExactly("loop: 10 and 20");
    assertThat(CheckpointLocation.parse("case.h5")).isEmpty();
    assertThat(CheckpointLocation.parse("dir@first")).isEmpty();
  }

  @Test
  void shouldRefuseDamageInsteadOfCallingItADifference() throws IOException {
    one.flipBit("P-ckpt10-r7-n3.h5");
    assertThatThrownBy(() -> compare("one", "one"))
        .isInstanceOf(DataFileException.class)
        .hasMessageStartingWith(one.file("P-ckpt10-r7-n3.h5") + ": has the checksum ");
    assertThatThrownBy(() -> compare("one@30", "one")).hasMessageContaining("no checkpoint of loop 30: there is one of loop 10");
  }

  @Test
  void shouldNotTakeAnOlderCheckpointForADamagedOne() throws IOException {
    one.save(new CheckpointId(20, 7));
    one.truncate("ckpt20-r7.json");
    assertThatThrownBy(() -> compare("one", "one@10")).hasMessageStartingWith(one.file("ckpt20-r7.json") + ": is not a manifest");
  }
}

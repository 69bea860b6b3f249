package io.entrain.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.entrain.config.Precision;
import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.Hdf5File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointStoreTest {
  private static final int[] IN_DEGREES = {3, 0, 5, 1};

  @TempDir
  Path directory;
  private CheckpointStore store;
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void open() {
    store = new CheckpointStore(directory, "abc");
  }

  private void save(int... loops) {
    for (int loop : loops) {
      store.save(loop, ArrayState.single(IN_DEGREES).after(loop), loop / 100.0, 7000 + loop);
    }
  }

  private ArrayState load(RestorePoint point) {
    ArrayState state = ArrayState.single(IN_DEGREES);
    store.load(point, Content.EVERYTHING, state, warnings::add);
    return state;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  private void flipBit(Path file, double part) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) (part * bytes.length)] ^= 4;
    Files.write(file, bytes);
  }

  @Test
  void shouldGiveBackWhatWasSaved() {
    Checkpoint saved = store.save(100, ArrayState.single(IN_DEGREES).after(100), 0.71, -5L);
    ArrayState state = ArrayState.single(IN_DEGREES);
    Checkpoint loaded = store.load(new RestorePoint.Loop(100), Content.EVERYTHING, state, warnings::add);
    assertThat(loaded).isEqualTo(saved).isEqualTo(new Checkpoint(100, 0.71, -5L));
    assertThat(state.isAfter(100)).isTrue();
    assertThat(warnings).isEmpty();
  }

  @Test
  void shouldKeepBothPrecisionsExactly() {
    ArrayState state = new ArrayState(Precision.FLOAT64, Precision.FLOAT32, 4, 2).after(3);
    store.save(3, state, Double.NaN, 1);
    ArrayState loaded = state.fresh();
    assertThat(store.load(new RestorePoint.Latest(), Content.EVERYTHING, loaded, warnings::add).correlation()).isNaN();
    assertThat(loaded.isAfter(3)).isTrue();
  }

  @Test
  void shouldSplitPIntoFilesOfLimitedSize() throws IOException {
    store = new CheckpointStore(directory, "abc", 15 * Float.BYTES, Patience.NONE);
    save(1);
    assertThat(files()).containsExactly("P-ckpt1-2.h5", "P-ckpt1-3.h5", "P-ckpt1.h5", "ckpt1.json", "wpWeightIn-ckpt1.h5");
    assertThat(load(new RestorePoint.Latest()).isAfter(1)).isTrue();
  }

  @Test
  void shouldWriteFilesThatExplainThemselves() {
    save(2);
    try (Hdf5File weights = Hdf5File.open(file("wpWeightIn-ckpt2.h5"));
        Hdf5File covariance = Hdf5File.open(file("P-ckpt2.h5"))) {
      assertThat(weights.longs("wpWeightIn/offsets")).containsExactly(0, 3, 3, 8, 9);
      assertThat(weights.header().parametersDigest()).isEqualTo("abc");
      assertThat(weights.integer("/", "loop")).isEqualTo(2);
      assertThat(covariance.longs("P/offsets")).containsExactly(0, 6, 6, 21, 22);
      assertThat(covariance.floats("P/values")).hasSize(22).startsWith(-2f, 1022f);
    }
  }

  @Test
  void shouldLoadTheWeightsAloneWithoutP() throws IOException {
    save(4);
    Files.delete(file("P-ckpt4.h5"));
    ArrayState state = ArrayState.single(IN_DEGREES);
    store.load(new RestorePoint.Latest(), Content.WEIGHTS, state, warnings::add);
    assertThat(state.sameWeights(4)).isTrue();
  }

  @Test
  void shouldKeepTheNewestTwoAndTheBest() throws IOException {
    save(10);
    store.markBest(10);
    save(20, 30, 40);
    assertThat(store.list()).extracting(Checkpoint::loop).containsExactly(40, 30, 10);
    assertThat(store.best()).map(Checkpoint::loop).hasValue(10);
    store.markBest(40);
    assertThat(files())
        .containsExactly(
            "P-ckpt30.h5", "P-ckpt40.h5", "ckpt-best.json", "ckpt30.json", "ckpt40.json", "wpWeightIn-ckpt30.h5", "wpWeightIn-ckpt40.h5");
    assertThat(load(new RestorePoint.Best()).isAfter(40)).isTrue();
  }

  @Test
  void shouldTakeTheOneSavedLastForTheNewestAfterARestart() {
    save(90, 100);
    save(5);
    assertThat(store.list()).extracting(Checkpoint::loop).containsExactly(5, 100);
    assertThat(load(new RestorePoint.Latest()).isAfter(5)).isTrue();
  }

  @Test
  void shouldNotWriteTheSameCheckpointTwice() throws IOException {
    save(10);
    Object before = Files.getLastModifiedTime(file("P-ckpt10.h5"));
    byte[] content = Files.readAllBytes(file("P-ckpt10.h5"));
    save(10);
    assertThat(Files.getLastModifiedTime(file("P-ckpt10.h5"))).isEqualTo(before);
    assertThat(file("P-ckpt10.h5")).hasBinaryContent(content);
  }

  @Test
  void shouldReplaceAnotherCheckpointOfTheSameLoopWithoutEverBeingWithoutOne() throws IOException {
    save(10);
    store.save(10, ArrayState.single(IN_DEGREES).after(11), 0.5, 1);
    assertThat(files()).containsExactly("P-ckpt10-s2.h5", "ckpt10.json", "wpWeightIn-ckpt10-s2.h5");
    assertThat(load(new RestorePoint.Loop(10)).isAfter(11)).isTrue();
  }

  @Test
  void shouldRemoveWhatAKilledWriteLeft() throws IOException {
    save(1);
    Files.writeString(file(".P-ckpt2.h5.0a1b2c3d.tmp"), "half");
    Files.writeString(file("wpWeightIn-ckpt2.h5"), "whole, but without a manifest");
    Files.writeString(file("wpWeightIn.h5"), "the wiring");
    Files.writeString(file(".notes.tmp"), "mine");
    save(3);
    assertThat(files())
        .containsExactly(
            ".notes.tmp", "P-ckpt1.h5", "P-ckpt3.h5", "ckpt1.json", "ckpt3.json", "wpWeightIn-ckpt1.h5", "wpWeightIn-ckpt3.h5",
            "wpWeightIn.h5");
  }

  @Test
  void shouldNameABitFlippedFileAndUseTheOneBefore() throws IOException {
    save(10, 20);
    flipBit(file("P-ckpt20.h5"), 0.9);
    assertThat(load(new RestorePoint.Latest()).isAfter(10)).isTrue();
    assertThat(warnings).singleElement().asString()
        .startsWith(file("P-ckpt20.h5") + ": has the checksum ")
        .endsWith("; it is damaged; the checkpoint of loop 10 is used instead");
  }

  @Test
  void shouldNameATruncatedFileAndUseTheOneBefore() throws IOException {
    save(10, 20);
    byte[] bytes = Files.readAllBytes(file("wpWeightIn-ckpt20.h5"));
    Files.write(file("wpWeightIn-ckpt20.h5"), Arrays.copyOf(bytes, 100));
    assertThat(load(new RestorePoint.Latest()).isAfter(10)).isTrue();
    assertThat(warnings)
        .containsExactly(
            file("wpWeightIn-ckpt20.h5") + ": has 100 bytes: must have " + bytes.length
                + "; it is incomplete or was changed; the checkpoint of loop 10 is used instead");
  }

  @Test
  void shouldNameADamagedManifestAndUseTheOneBefore() throws IOException {
    save(10, 20);
    flipBit(file("ckpt20.json"), 0.5);
    assertThat(load(new RestorePoint.Latest()).isAfter(10)).isTrue();
    assertThat(warnings).singleElement().asString()
        .startsWith(file("ckpt20.json") + ": ")
        .endsWith("; the checkpoint of loop 10 is used instead");
  }

  @Test
  void shouldRefuseADamagedCheckpointThatWasAskedForByNumberAndListTheOthers() throws IOException {
    save(10, 20);
    Files.delete(file("P-ckpt20.h5"));
    assertThatThrownBy(() -> load(new RestorePoint.Loop(20)))
        .isInstanceOf(DataFileException.class)
        .hasMessage(
            file("P-ckpt20.h5")
                + ": is missing: the checkpoint needs it; the checkpoint of loop 20 cannot be used, there are those of loops 10, 20");
  }

  @Test
  void shouldListWhatThereIsWhenALoopHasNoCheckpoint() {
    assertThatThrownBy(() -> load(new RestorePoint.Loop(7))).hasMessage(directory + ": no checkpoint of loop 7: there is none yet");
    save(10);
    assertThatThrownBy(() -> load(new RestorePoint.Loop(7))).hasMessage(directory + ": no checkpoint of loop 7: there is one of loop 10");
    assertThatThrownBy(() -> load(new RestorePoint.Best()))
        .hasMessage(directory + ": no checkpoint was marked as the best: there is one of loop 10");
  }

  @Test
  void shouldLeaveTheNetworkAloneWhenNothingCanBeUsed() throws IOException {
    save(10);
    flipBit(file("P-ckpt10.h5"), 0.99);
    ArrayState state = ArrayState.single(IN_DEGREES).after(3);
    assertThatThrownBy(() -> store.load(new RestorePoint.Latest(), Content.EVERYTHING, state, warnings::add))
        .hasMessageStartingWith(directory + ": no checkpoint that could be used: " + file("P-ckpt10.h5") + ": has the checksum");
    assertThat(state.isAfter(3)).isTrue();
  }

  @Test
  void shouldRefuseACheckpointOfAnotherExperimentAndSayWhatDiffers() {
    save(10);
    CheckpointStore other = new CheckpointStore(directory, "xyz");
    ArrayState state = new ArrayState(Precision.FLOAT32, Precision.FLOAT64, 3, 0, 5);
    assertThatThrownBy(() -> other.load(new RestorePoint.Latest(), Content.EVERYTHING, state, warnings::add))
        .isInstanceOf(DataFileException.class)
        .hasMessage(
            file("ckpt10.json")
                + ": the checkpoint of loop 10 does not belong to this network: "
                + "the digest of its parameters is abc, that of the present ones xyz; "
                + "neurons: 4 in the checkpoint, 3 in the network; the precision of P: FLOAT32 in the checkpoint, FLOAT64 in the network");
  }

  @Test
  void shouldRefuseACheckpointOfAnotherWiringBeforeTouchingTheNetwork() {
    save(10);
    ArrayState state = ArrayState.single(3, 0, 4, 1).after(1);
    assertThatThrownBy(() -> store.load(new RestorePoint.Latest(), Content.EVERYTHING, state, warnings::add))
        .hasMessageEndingWith("does not belong to this network: plastic inputs of neuron 3: 5 in the checkpoint, 4 in the network");
    assertThat(state.isAfter(1)).isTrue();
  }

  @Test
  void shouldNotDeleteCheckpointsOfOtherParameters() {
    save(10, 20);
    store = new CheckpointStore(directory, "xyz");
    save(1, 2, 3);
    assertThat(store.list()).extracting(Checkpoint::loop).containsExactly(3, 2);
    store = new CheckpointStore(directory, "abc");
    assertThat(store.list()).extracting(Checkpoint::loop).containsExactly(20, 10);
  }

  @Test
  void shouldSayThatADirectoryCannotBeWritten() throws IOException {
    Path plain = Files.writeString(file("plain"), "no directory");
    CheckpointStore there = new CheckpointStore(plain, "abc");
    assertThatThrownBy(() -> there.save(1, ArrayState.single(IN_DEGREES), 0, 0))
        .isInstanceOf(DataFileException.class)
        .hasMessageStartingWith(plain + ": cannot be ")
        .hasMessageEndingWith("the checkpoint of loop 1 was not saved");
  }

  @Test
  void shouldSayThatADirectoryIsReadOnly() throws IOException {
    Path readOnly = readOnlyDirectory();
    CheckpointStore there = new CheckpointStore(readOnly, "abc");
    assertThatThrownBy(() -> there.save(1, ArrayState.single(IN_DEGREES), 0, 0))
        .isInstanceOf(DataFileException.class)
        .hasMessageMatching(
            Pattern.quote(readOnly.resolve("wpWeightIn-ckpt1.h5").toString())
                + ": cannot be written: (permission denied|Read-only file system|Operation not permitted); "
                + "the checkpoint of loop 1 was not saved");
  }

  /** A directory that this user cannot write; for the superuser, to whom permissions mean nothing, the kernel's own. */
  private Path readOnlyDirectory() throws IOException {
    assumeTrue(directory.getFileSystem().supportedFileAttributeViews().contains("posix"), "needs POSIX permissions");
    Path plain =
        Files.createDirectory(file("read-only"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
    if (!Files.isWritable(plain)) {
      return plain;
    }
    Path kernel = Path.of("/sys");
    assumeTrue(Files.isDirectory(kernel), "the superuser may write everywhere but in /sys, which is not here");
    return kernel;
  }
}

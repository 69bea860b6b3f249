package io.entrain.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.hdf5.DataFileException;
import io.entrain.hdf5.Hdf5File;
import io.entrain.network.NeuronRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointPartsTest {
  private static final CheckpointId ID = new CheckpointId(10, 7);

  @TempDir
  Path path;
  private SharedDirectory directory;

  @BeforeEach
  void open() {
    directory = new SharedDirectory(path);
  }

  @Test
  void shouldGiveBackToAnyReadersWhatAnyWritersWrote() {
    for (int[] starts : new int[][] {{0}, {0, 1}, {0, 2, 5}, {0, 1, 2, 3, 4, 5}}) {
      directory.publish(ID, directory.write(ID, starts));
      for (int cut = 0; cut <= 6; cut++) {
        assertThat(directory.restore(ID, 0, cut).isAfter(10, 0, cut)).as("neurons before %d of %d parts", cut, starts.length).isTrue();
        assertThat(directory.restore(ID, cut, 6).isAfter(10, cut, 6)).as("neurons from %d of %d parts", cut, starts.length).isTrue();
      }
    }
  }

  @Test
  void shouldLoadPartsIntoAWholeNetworkAndAWholeIntoParts() {
    directory.save(ID);
    ArrayState whole = SharedDirectory.state();
    directory.store().load(new RestorePoint.Latest(), Content.EVERYTHING, whole, warning -> assertThat(warning).isNull());
    assertThat(whole.isAfter(10)).isTrue();
    directory.store().save(20, SharedDirectory.state().after(20), 0.2, 1);
    assertThat(directory.restore(new CheckpointId(20, 0), 1, 4).isAfter(20, 1, 4)).isTrue();
  }

  @Test
  void shouldTellRevisionAndFirstNeuronInNames() throws IOException {
    directory.publish(ID, directory.write(ID, 0, 4));
    assertThat(directory.files())
        .containsExactly(
            "P-ckpt10-r7-n0.h5", "P-ckpt10-r7-n4.h5", "ckpt10-r7.json", "wpWeightIn-ckpt10-r7-n0.h5", "wpWeightIn-ckpt10-r7-n4.h5");
  }

  @Test
  void shouldSplitPOfAPartIntoFilesOfLimitedSize() {
    CheckpointStore store = new CheckpointStore(path, SharedDirectory.PARAMETERS, 15 * Float.BYTES, Patience.NONE);
    CheckpointPart part = store.writePart(ID, new NeuronRange(2, 6), SharedDirectory.state().after(10));
    assertThat(part.covariance()).extracting(StoredFile::name)
        .containsExactly("P-ckpt10-r7-n2.h5", "P-ckpt10-r7-n2-2.h5");
    directory.publish(ID, List.of(part, directory.write(ID, new NeuronRange(0, 2))));
    assertThat(directory.restore(ID, 0, 6).isAfter(10)).isTrue();
  }

  @Test
  void shouldSayInEachFileWhoseNumbersItHolds() {
    directory.write(ID, 0, 4);
    for (String name : List.of("P-ckpt10-r7-n4.h5", "wpWeightIn-ckpt10-r7-n4.h5")) {
      try (Hdf5File file = Hdf5File.open(directory.file(name))) {
        assertThat(file.integer("/", "first_neuron")).isEqualTo(4);
        assertThat(file.integer("/", "neurons")).isEqualTo(2);
        assertThat(file.integer("/", "loop")).isEqualTo(10);
      }
    }
  }

  @Test
  void shouldReadOnlyFilesThatHoldNeuronsOfTheRange() throws IOException {
    directory.save(ID);
    Files.delete(directory.file("P-ckpt10-r7-n0.h5"));
    directory.flipBit("wpWeightIn-ckpt10-r7-n0.h5");
    assertThat(directory.restore(ID, 3, 6).isAfter(10, 3, 6)).isTrue();
    assertThatThrownBy(() -> directory.restore(ID, 2, 6)).isInstanceOf(DamagedCheckpointException.class);
  }

  @Test
  void shouldLeaveTheNetworkAloneIfAPartIsMissing() throws IOException {
    directory.save(ID);
    Files.delete(directory.file("P-ckpt10-r7-n3.h5"));
    ArrayState state = SharedDirectory.state();
    assertThatThrownBy(() -> directory.store().restore(ID, new NeuronRange(0, 6), Content.EVERYTHING, state))
        .isInstanceOf(DamagedCheckpointException.class)
        .hasMessage(directory.file("P-ckpt10-r7-n3.h5") + ": is missing: the checkpoint needs it");
    assertThat(state.isAfter(0, 0, 0)).isTrue();
  }

  @Test
  void shouldNameAPartOfWrongSizeAndOneWithAFlippedBit() throws IOException {
    directory.save(ID);
    directory.flipBit("P-ckpt10-r7-n0.h5");
    assertThatThrownBy(() -> directory.restore(ID, 0, 6))
        .isInstanceOf(DamagedCheckpointException.class)
        .hasMessageStartingWith(directory.file("P-ckpt10-r7-n0.h5") + ": has the checksum ");
    directory.truncate("wpWeightIn-ckpt10-r7-n3.h5");
    assertThatThrownBy(() -> directory.restore(ID, 0, 6))
        .isInstanceOf(DamagedCheckpointException.class)
        .hasMessageStartingWith(directory.file("wpWeightIn-ckpt10-r7-n3.h5") + ": has 100 bytes: must have ");
  }

  @Test
  void shouldTellACheckpointOfOtherParametersFromADamagedOne() {
    directory.save(ID);
    CheckpointStore other = new CheckpointStore(path, "xyz");
    String message = "the checkpoint of loop 10 does not belong to this network: "
        + "the digest of its parameters is abc, that of the present ones xyz";
    assertThatThrownBy(() -> other.candidates(new RestorePoint.Latest(), _ -> {}))
        .isExactlyInstanceOf(DataFileException.class)
        .hasMessageEndingWith(message);
    assertThatThrownBy(() -> other.restore(ID, new NeuronRange(0, 6), Content.EVERYTHING, SharedDirectory.state()))
        .isExactlyInstanceOf(DataFileException.class)
        .hasMessageEndingWith(message);
  }

  @Test
  void shouldRefusePartsThatLeaveAHole() throws IOException {
    List<CheckpointPart> parts = List.of(directory.write(ID, new NeuronRange(0, 2)), directory.write(ID, new NeuronRange(4, 6)));
    assertThatThrownBy(() -> directory.publish(ID, parts))
        .isInstanceOf(DataFileException.class)
        .hasMessage(
            directory.file("ckpt10-r7.json")
                + ": of its parts, neurons 3 to 4 are in none: each neuron must be in one; the checkpoint of loop 10 was not saved");
    assertThat(directory.files()).isEmpty();
  }

  @Test
  void shouldRefusePartsThatOverlapOrGoBeyondTheNetwork() {
    List<CheckpointPart> overlap = List.of(directory.write(ID, new NeuronRange(0, 4)), directory.write(ID, new NeuronRange(3, 6)));
    assertThatThrownBy(() -> directory.publish(ID, overlap)).hasMessageContaining("of its parts, neurons 4 to 4 are in two");
    List<CheckpointPart> first = List.of(directory.write(ID, new NeuronRange(0, 4)));
    assertThatThrownBy(() -> directory.publish(ID, first)).hasMessageContaining("of its parts, neurons 5 to 6 are in none");
    List<CheckpointPart> all = directory.write(ID, 0);
    LearnedFormat smaller = new LearnedFormat(5, SharedDirectory.FORMAT.weights(), SharedDirectory.FORMAT.covariance());
    assertThatThrownBy(() -> directory.store().publish(ID, all, smaller, 0, 0, () -> {})).hasMessageContaining("and the network has 5");
  }

  @Test
  void shouldRefuseAPartWhoseFilesHoldOtherNeuronsThanItSays() {
    CheckpointPart part = directory.write(ID, new NeuronRange(0, 4));
    CheckpointPart wrong = CheckpointPart.ofLoop(new NeuronRange(0, 6), part.weights(), part.covariance());
    assertThatThrownBy(() -> directory.publish(ID, List.of(wrong)))
        .hasMessageContaining("of its files of weights, neurons 5 to 6 are in none");
  }

  @Test
  void shouldRefusePartsThatAreNotOnDisk() throws IOException {
    List<CheckpointPart> missing = directory.write(ID, 0, 3);
    Files.delete(directory.file("P-ckpt10-r7-n3.h5"));
    assertThatThrownBy(() -> directory.publish(ID, missing)).hasMessageStartingWith(directory.file("P-ckpt10-r7-n3.h5") + ": is missing");
    List<CheckpointPart> incomplete = directory.write(ID, 0, 3);
    directory.truncate("P-ckpt10-r7-n3.h5");
    assertThatThrownBy(() -> directory.publish(ID, incomplete)).hasMessageContaining("has 100 bytes");
  }

  @Test
  void shouldRefusePartsOfAnotherCheckpointOrOtherParameters() {
    List<CheckpointPart> other = directory.write(new CheckpointId(10, 6), 0);
    assertThatThrownBy(() -> directory.publish(ID, other))
        .hasMessageContaining("belongs to another checkpoint: must be of loop 10, revision 7");
    CheckpointPart foreign = new CheckpointStore(path, "xyz").writePart(ID, new NeuronRange(0, 6), SharedDirectory.state());
    assertThatThrownBy(() -> directory.publish(ID, List.of(foreign))).hasMessageContaining("of parameters with the digest xyz");
  }

  @Test
  void shouldKeepAPublishedCheckpointUntilItsReplacementIsPublished() throws IOException {
    directory.save(ID);
    List<CheckpointPart> again = directory.write(ID, 0, 3);
    assertThat(directory.restore(ID, 0, 6).isAfter(10)).isTrue();
    directory.publish(ID, again);
    assertThat(directory.restore(ID, 0, 6).isAfter(10)).isTrue();
    assertThat(directory.files()).hasSize(5).contains("P-ckpt10-r7-s2-n3.h5");
  }

  @Test
  void shouldNameTheCandidatesInTheOrderInWhichTheyCount() {
    directory.save(new CheckpointId(20, 6), new CheckpointId(10, 6), ID);
    assertThat(candidates(new RestorePoint.Latest())).containsExactly(ID, new CheckpointId(10, 6), new CheckpointId(20, 6));
    assertThat(candidates(new RestorePoint.Loop(10))).containsExactly(ID, new CheckpointId(10, 6));
    directory.store().markBest(new CheckpointId(10, 6));
    assertThat(candidates(new RestorePoint.Best())).startsWith(new CheckpointId(10, 6));
    assertThatThrownBy(() -> candidates(new RestorePoint.Loop(30)))
        .isInstanceOf(DataFileException.class)
        .hasMessage(path + ": no checkpoint of loop 30: there are those of loops 10, 20");
  }

  @Test
  void shouldWarnOfADamagedManifestAndNameTheRevisionBefore() throws IOException {
    directory.save(new CheckpointId(10, 6), ID);
    directory.truncate("ckpt10-r7.json");
    List<String> warnings = new ArrayList<>();
    assertThat(directory.store().candidates(new RestorePoint.Loop(10), warnings::add)).containsExactly(new CheckpointId(10, 6));
    assertThat(warnings).singleElement().asString().startsWith(directory.file("ckpt10-r7.json") + ": is not a manifest");
  }

  private List<CheckpointId> candidates(RestorePoint point) {
    return directory.store().candidates(point, warning -> assertThat(warning).isNull());
  }
}

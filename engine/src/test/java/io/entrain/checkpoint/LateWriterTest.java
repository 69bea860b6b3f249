package io.entrain.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.network.NeuronRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer whose epoch was replaced, and that wakes up late and goes on as if nothing had happened. */
class LateWriterTest {
  private static final long REPLACED = 7;
  private static final long SUCCESSOR = 8;

  @TempDir
  Path path;
  private SharedDirectory directory;

  @BeforeEach
  void open() {
    directory = new SharedDirectory(path);
  }

  private static CheckpointId replaced(int loop) {
    return new CheckpointId(loop, REPLACED);
  }

  private static CheckpointId successor(int loop) {
    return new CheckpointId(loop, SUCCESSOR);
  }

  private List<CheckpointId> latest() {
    return directory.store().candidates(new RestorePoint.Latest(), warning -> assertThat(warning).isNull());
  }

  @Test
  void shouldLeaveWhatItsSuccessorIsWriting() throws IOException {
    CheckpointPart first = directory.write(successor(10), new NeuronRange(0, 3));
    Path running = Files.writeString(directory.file(".P-ckpt10-r8-n3.h5.0a1b2c3d.tmp"), "half");
    Path manifest = Files.writeString(directory.file(".ckpt10-r8.json.0a1b2c3d.tmp"), "half");
    directory.save(replaced(10), replaced(20), replaced(30));
    directory.store().removeUnfinished(REPLACED);
    assertThat(running).exists();
    assertThat(manifest).exists();
    CheckpointPart second = directory.write(successor(10), new NeuronRange(3, 6));
    directory.publish(successor(10), List.of(first, second));
    assertThat(latest()).startsWith(successor(10));
    assertThat(directory.restore(successor(10), 0, 6).isAfter(10)).isTrue();
  }

  @Test
  void shouldNeitherPruneNorOutrankWhatItsSuccessorSaved() {
    directory.save(successor(10), successor(20));
    directory.save(replaced(30), replaced(40), replaced(50));
    assertThat(latest()).containsExactly(successor(20), successor(10));
    directory.save(successor(30));
    assertThat(latest()).containsExactly(successor(30), successor(20));
  }

  @Test
  void shouldNotReplaceTheSameLoopOfItsSuccessor() throws IOException {
    directory.save(successor(10));
    byte[] manifest = Files.readAllBytes(directory.file("ckpt10-r8.json"));
    byte[] data = Files.readAllBytes(directory.file("P-ckpt10-r8-n3.h5"));
    directory.save(replaced(10));
    assertThat(directory.file("ckpt10-r8.json")).hasBinaryContent(manifest);
    assertThat(directory.file("P-ckpt10-r8-n3.h5")).hasBinaryContent(data);
    assertThat(latest()).containsExactly(successor(10), replaced(10));
    directory.flipBit("P-ckpt10-r8-n3.h5");
    ArrayState state = SharedDirectory.state();
    directory.store().load(new RestorePoint.Loop(10), Content.EVERYTHING, state, _ -> {});
    assertThat(state.isAfter(10)).isTrue();
  }

  @Test
  void shouldNotReplaceTheBestOfItsSuccessor() {
    directory.save(successor(10));
    directory.store().markBest(successor(10));
    directory.save(replaced(20));
    directory.store().markBest(replaced(20));
    assertThat(directory.store().best()).map(Checkpoint::loop).hasValue(10);
    directory.save(successor(30), successor(40), successor(50));
    assertThat(latest()).containsExactly(successor(50), successor(40), successor(10));
  }

  @Test
  void shouldNotPruneTheBestOfItsSuccessorWhereItDoesNotSeeTheMark() throws IOException {
    directory.save(successor(10));
    directory.store().markBest(successor(10));
    directory.save(successor(20), successor(30));
    Files.delete(directory.file("ckpt-best-r8.json"));
    directory.save(replaced(40));
    assertThat(latest()).containsExactly(successor(30), successor(20), successor(10));
  }

  @Test
  void shouldBeToldThatItsPartsAreGone() {
    List<CheckpointPart> parts = directory.write(replaced(20), 0, 3);
    directory.save(successor(10));
    assertThatThrownBy(() -> directory.publish(replaced(20), parts)).hasMessageContaining("is missing");
    assertThat(latest()).containsExactly(successor(10));
  }

  @Test
  void shouldLeaveItsRemainsToItsSuccessor() throws IOException {
    directory.save(replaced(10));
    directory.write(replaced(20), new NeuronRange(0, 3));
    Files.writeString(directory.file(".P-ckpt20-r7-n3.h5.0a1b2c3d.tmp"), "half");
    directory.store().removeUnfinished(SUCCESSOR);
    assertThat(directory.files()).hasSize(5).noneMatch(name -> name.contains("ckpt20"));
    directory.save(successor(20), successor(30));
    assertThat(latest()).containsExactly(successor(30), successor(20));
    assertThat(directory.files()).noneMatch(name -> name.contains("-r7"));
  }

  @Test
  void shouldNotHaveTheLastIntactCheckpointPrunedForOneWhoseFilesWereDeleted() throws IOException {
    directory.save(replaced(10), replaced(20));
    Files.delete(directory.file("P-ckpt20-r7-n0.h5"));
    directory.save(successor(30));
    assertThat(latest()).containsExactly(successor(30), replaced(20), replaced(10));
    directory.save(successor(40));
    assertThat(latest()).containsExactly(successor(40), successor(30));
  }

  @Test
  void shouldStayBehindAnEpochThatCameAfterItLoaded() {
    directory.save(replaced(10));
    CheckpointStore only = directory.store();
    only.load(new RestorePoint.Latest(), Content.EVERYTHING, SharedDirectory.state(), warning -> assertThat(warning).isNull());
    directory.save(successor(20), successor(30));
    only.save(40, SharedDirectory.state().after(40), 0.1, 1);
    only.save(50, SharedDirectory.state().after(50), 0.1, 1);
    assertThat(latest()).containsExactly(successor(30), successor(20));
  }

  @Test
  void shouldCountAsTheNewestIfItIsTheOnlyWriterAfterAllOthers() {
    directory.save(replaced(30), replaced(40));
    CheckpointStore only = directory.store();
    only.save(10, SharedDirectory.state().after(10), 0.1, 1);
    only.markBest(10);
    assertThat(latest()).containsExactly(new CheckpointId(10, 0), replaced(40));
    assertThat(only.best()).map(Checkpoint::loop).hasValue(10);
    directory.save(successor(50));
    assertThat(latest()).startsWith(successor(50));
  }

  @Test
  void shouldStayBehindAnEpochThatCameAfterTheOnlyWriterBegan() {
    directory.save(replaced(10));
    CheckpointStore only = directory.store();
    assertThat(only.highestLoop()).hasValue(10);
    directory.save(successor(20), successor(30));
    only.save(40, SharedDirectory.state().after(40), 0.1, 1);
    assertThat(latest()).containsExactly(successor(30), successor(20));
  }
}

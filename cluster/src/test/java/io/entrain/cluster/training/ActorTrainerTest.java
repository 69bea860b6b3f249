package io.entrain.cluster.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entrain.checkpoint.RestorePoint;
import io.entrain.cluster.SmallNetwork;
import io.entrain.config.ConfigException;
import io.entrain.training.LoopSummary;
import io.entrain.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActorTrainerTest {
  @TempDir
  Path directory;

  private static List<LoopSummary> train(Path directory, int loops, RestorePoint from, int shards, int threads) {
    return ActorTrainer.train(directory, SmallNetwork.options(loops, from, threads), shards, new TrainingListener() {});
  }

  @Test
  void shouldGiveTheBitsOfTheTrainerWithoutActorsForAnyNumberOfShards() throws IOException {
    SmallNetwork.init(directory);
    List<LoopSummary> expected = SmallNetwork.trainLocally(directory, 4);
    for (int shards : new int[] {1, 2, 3, 5}) {
      List<LoopSummary> loops = train(directory, 4, null, shards, 1 + shards % 3);
      assertThat(SmallNetwork.digests(loops)).as("%d shards", shards).isEqualTo(SmallNetwork.digests(expected));
      assertThat(loops.getLast().correlation()).isEqualTo(expected.getLast().correlation());
      assertThat(loops.getLast().rateHz()).isEqualTo(expected.getLast().rateHz());
    }
  }

  @Test
  void shouldGoOnWithAnotherNumberOfShards() throws IOException {
    Path whole = SmallNetwork.init(directory.resolve("whole"));
    Path pieces = SmallNetwork.init(directory.resolve("pieces"));
    List<Long> expected = SmallNetwork.digests(SmallNetwork.trainLocally(whole, 7));
    List<LoopSummary> loops = new ArrayList<>(train(pieces, 3, null, 3, 3));
    loops.addAll(train(pieces, 2, new RestorePoint.Latest(), 2, 2));
    loops.addAll(train(pieces, 2, new RestorePoint.Latest(), 5, 1));
    assertThat(SmallNetwork.digests(loops)).isEqualTo(expected);
  }

  @Test
  void shouldSaveACheckpointWhenStopped() throws IOException {
    SmallNetwork.init(directory);
    List<LoopSummary> loops =
        ActorTrainer.train(
            directory,
            SmallNetwork.options(100_000, null, 1),
            2,
            new TrainingListener() {
              private boolean stop;

              @Override
              public void loopCompleted(LoopSummary summary) {
                stop |= summary.loop() == 3;
              }

              @Override
              public boolean stopRequested() {
                return stop;
              }
            });
    int last = loops.getLast().loop();
    assertThat(last).isBetween(3, 99_999);
    assertThat(directory.resolve("ckpt" + last + ".json")).exists();
  }

  @Test
  void shouldRefuseToCutANetworkIntoNoShards() {
    assertThatThrownBy(() -> train(directory, 1, null, 0, 1))
        .isInstanceOf(ConfigException.class)
        .hasMessage("shards = 0: must be at least 1");
  }

  @Test
  void shouldSayWhatIsWrongWithADirectoryThatWasNotInitialised() throws IOException {
    Files.writeString(directory.resolve("entrain.conf"), "seed = 1\n");
    assertThatThrownBy(() -> train(directory, 1, null, 1, 1)).isInstanceOf(ConfigException.class).hasMessageContaining("not initialised");
  }
}

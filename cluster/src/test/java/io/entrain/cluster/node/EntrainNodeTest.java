package io.entrain.cluster.node;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.typed.javadsl.Adapter;
import io.entrain.cluster.SmallNetwork;
import io.entrain.cluster.node.TestCluster.TestNode;
import io.entrain.cluster.protocol.RunView;
import io.entrain.training.LoopSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole nodes: submit, train, end. */
class EntrainNodeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir
  Path folder;

  private static RunView await(TestNode node, String run, String state) {
    return org.awaitility.Awaitility.await().atMost(PATIENCE).until(() -> TestCluster.run(node, run), view -> view.state().equals(state));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void shouldGiveTheBitsOfTheTrainerWithoutActorsOnAnyNumberOfNodes(int count) throws Exception {
    Path data = SmallNetwork.init(folder.resolve("root/data"));
    List<LoopSummary> expected = SmallNetwork.trainLocally(data, 5);
    try (TestCluster cluster = new TestCluster(folder.resolve("root"), folder.resolve("token"))) {
      TestNode first = cluster.start("node1", Map.of("min-nodes", count));
      for (int i = 2; i <= count; i++) {
        cluster.start("node" + i, Map.of("min-nodes", count, "shards", i - 1));
      }
      String run = TestCluster.submit(first, "data", 5);
      RunView view = await(first, run, "completed");
      assertThat(view.lastLoopResult().digest()).isEqualTo(HexFormat.of().toHexDigits(expected.getLast().digest()));
      assertThat(view.lastLoopResult().correlation()).isEqualTo(expected.getLast().correlation());
    }
  }

  /** As connections do that wait for a node which is out of reach. */
  @Test
  void shouldEndAlthoughSomethingKeepsItsActorSystemFromDoingSo() throws Exception {
    CountDownLatch gone = new CountDownLatch(1);
    try (TestCluster cluster = new TestCluster(folder, folder.resolve("token"))) {
      TestNode node = cluster.start("node1", Map.of("closing", "200ms"));
      Adapter.toClassic(node.system()).registerOnTermination(() -> awaitUninterruptibly(gone));
      node.node().leave();
      assertThat(CompletableFuture.supplyAsync(node.node()::awaitEnd).get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(node.system().whenTerminated().isCompleted()).isFalse();
    } finally {
      gone.countDown();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.entrain.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes that are gone from one moment to the next. */
@ExtendWith(ThreeNodes.class)
class NodeLossTest {
  private static final int LOOPS = 60;
  private static final int ENDLESS = 100_000;

  @TempDir
  Path folder;

  @Test
  void shouldTrainUndisturbed(Laboratory lab) throws IOException {
    lab.init("data");
    String run = lab.submit("data", LOOPS, 4);
    lab.assertCompletedAsUndisturbed(run, "data", LOOPS);
    assertThat(lab.api().run(run).path("recoveries").asInt()).isZero();
  }

  @Test
  void shouldRecoverFromTheLossOfAWorker(Laboratory lab) throws IOException {
    lab.init("data");
    String run = lab.submit("data", LOOPS, 4);
    lab.awaitLoop(run, 6);
    lab.node(lab.worker()).kill();
    lab.assertCompletedAsUndisturbed(run, "data", LOOPS);
    assertThat(lab.api().run(run).path("recoveries").asInt()).isEqualTo(1);
  }

  /** It holds shards again only when it is up, which takes a while here: whoever watches it before that believes it lost once more. */
  @Test
  void shouldTakeInANodeThatIsStartedAgainAtOnce() throws IOException {
    try (Laboratory lab =
        Laboratory.of(folder, 3, List.of("-Dakka.cluster.leader-actions-interval=5s", "-Dentrain.node.rebalance-after=100ms"))) {
      lab.init("data");
      String run = lab.submit("data", ENDLESS, 4);
      lab.awaitLoop(run, 6);
      NodeProcess worker = lab.node(lab.worker());
      worker.kill();
      worker.start();
      lab.awaitState(run, "recovering");
      lab.awaitState(run, "running");
      worker.awaitUp();
      lab.awaitShards(worker);
      lab.awaitLoop(run, lab.api().run(run).path("completed_loop").asInt() + 3);
      lab.assertStoppedAsUndisturbed(run, "data");
      assertThat(lab.api().run(run).path("recoveries").asInt()).isEqualTo(1);
    }
  }

  @Test
  void shouldRecoverFromTheLossOfTheNodeThatLeads(Laboratory lab) throws IOException {
    lab.init("data");
    String run = lab.submit("data", LOOPS, 4);
    lab.awaitLoop(run, 6);
    int before = lab.supervisor();
    lab.node(before).kill();
    lab.assertCompletedAsUndisturbed(run, "data", LOOPS);
    assertThat(lab.supervisor()).isNotEqualTo(before);
  }

  /** What is left is no majority and ends itself; whatever started the nodes starts them again. */
  @Test
  void shouldGoOnByItselfWhenTwoOfThreeNodesAreLostAndStartedAgain(Laboratory lab) throws IOException {
    lab.init("data");
    String run = lab.submit("data", LOOPS, 4);
    lab.awaitLoop(run, 6);
    lab.node(1).kill();
    lab.node(2).kill();
    assertThat(lab.node(3).awaitExit()).as("the survivor ends itself").isEqualTo(1);
    lab.keepAlive();
    lab.assertCompletedAsUndisturbed(run, "data", LOOPS);
  }

  @Test
  void shouldGoOnByItselfWhenAllNodesAreLostAndStartedAgain(Laboratory lab) throws IOException {
    lab.init("data");
    String run = lab.submit("data", LOOPS, 4);
    lab.awaitLoop(run, 6);
    lab.nodes().forEach(NodeProcess::kill);
    lab.startAll();
    assertThat(lab.submit("data", LOOPS, 4)).as("the same key after a restart").isEqualTo(run);
    lab.assertCompletedAsUndisturbed(run, "data", LOOPS);
  }

  /** Between the first file of a checkpoint and its manifest, or right after: in either case nothing may be lost. */
  @ParameterizedTest
  @ValueSource(strings = {"wpWeightIn", "P"})
  void shouldRecoverFromLossesWhileACheckpointIsWritten(String file, Laboratory lab) throws IOException {
    Path data = lab.init("data");
    String run = lab.submit("data", LOOPS, 4);
    lab.awaitLoop(run, 5);
    int leader = lab.supervisor();
    lab.keepAlive();
    awaitFile(data, file + "-ckpt8");
    lab.node(leader).kill();
    lab.assertCompletedAsUndisturbed(run, "data", LOOPS);
  }

  @Test
  void shouldRecoverFromALossDuringRecovery(Laboratory lab) throws IOException {
    lab.init("data");
    String run = lab.submit("data", LOOPS, 4);
    lab.awaitLoop(run, 6);
    int leader = lab.supervisor();
    lab.keepAlive();
    lab.node(lab.worker()).kill();
    lab.awaitState(run, "recovering");
    lab.node(leader).kill();
    lab.assertCompletedAsUndisturbed(run, "data", LOOPS);
  }

  /** In the middle of the initial pass, and when some nodes have written what they have measured. */
  @Test
  void shouldInitialiseOnTheNodesInSpiteOfLosses(Laboratory lab) throws IOException {
    lab.vary("train_duration = 4 s\n");
    Path data = lab.describe("data");
    lab.keepAlive();
    String run = lab.submit("data", 2, 1, 1);
    lab.awaitState(run, "running");
    assertThat(data.resolve("init.h5")).as("written after the pass").doesNotExist();
    lab.node(lab.worker()).kill();
    awaitFile(data, "init-r");
    lab.node(lab.supervisor()).kill();
    lab.assertCompletedAsUndisturbed(run, "data", 2);
    assertThat(data.resolve("w0Index.h5")).as("kept by no one").doesNotExist();
  }

  @Test
  void shouldFailWithTheReasonWhenTheBudgetIsSpent() throws IOException {
    try (Laboratory lab = Laboratory.of(folder, 2, List.of("-Dentrain.node.recovery.failures=2"))) {
      lab.init("data");
      String run = lab.submit("data", 100_000, 0);
      lab.awaitLoop(run, 1);
      int worker = lab.worker();
      lab.keepAlive();
      JsonNode view = lab.api().run(run);
      while (!view.path("state").asText().equals("failed")) {
        lab.node(worker).kill();
        lab.awaitState(run, "recovering", "failed");
        view = lab.awaitState(run, "running", "failed");
      }
      assertThat(view.path("reason").asText()).contains("failures in a row without completing a loop");
    }
  }

  private static void awaitFile(Path data, String begin) {
    Awaitility.await(begin)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(1))
        .pollDelay(Duration.ZERO)
        .until(() -> {
          try (Stream<Path> files = Files.list(data)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(begin));
          }
        });
  }
}

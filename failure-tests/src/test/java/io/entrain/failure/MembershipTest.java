package io.entrain.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes that come and go as they are told. */
@ExtendWith(ThreeNodes.class)
class MembershipTest {
  private static final int LOOPS = 60;
  private static final int ENDLESS = 100_000;

  @TempDir
  Path folder;

  @Test
  void shouldSpreadOverANodeThatJoinsDuringTheRun() throws IOException {
    try (Laboratory lab = Laboratory.of(folder, 2)) {
      lab.init("data");
      String run = lab.submit("data", ENDLESS, 50);
      lab.awaitLoop(run, 3);
      NodeProcess newcomer = lab.prepare(2, List.of(), List.of()).start().awaitUp();
      lab.awaitShards(newcomer);
      lab.awaitLoop(run, lab.api().run(run).path("completed_loop").asInt() + 3);
      lab.assertStoppedAsUndisturbed(run, "data");
      assertThat(lab.api().run(run).path("recoveries").asInt()).isZero();
    }
  }

  @Test
  void shouldLetADrainedNodeLeave(Laboratory lab) throws IOException {
    lab.init("data");
    String run = lab.submit("data", LOOPS, 5);
    lab.awaitLoop(run, 3);
    NodeProcess drained = lab.node(lab.worker());
    assertThat(lab.api().post("/api/v1/nodes/" + drained.name() + "/drain", null, "").status()).isEqualTo(202);
    assertThat(drained.awaitExit()).isZero();
    lab.assertCompletedAsUndisturbed(run, "data", LOOPS);
    assertThat(lab.api().run(run).path("recoveries").asInt()).isZero();
  }

  @Test
  void shouldHandOverWhenTheNodeThatLeadsIsTerminated(Laboratory lab) throws IOException {
    lab.init("data");
    String run = lab.submit("data", LOOPS, 5);
    lab.awaitLoop(run, 3);
    NodeProcess leader = lab.node(lab.supervisor());
    leader.terminate();
    assertThat(leader.awaitExit()).isZero();
    lab.assertCompletedAsUndisturbed(run, "data", LOOPS);
  }

  /** As a batch system does that wants its nodes back. */
  @Test
  void shouldSaveWhenAllAreTerminatedAndGoOnWhenTheyAreBack(Laboratory lab) throws IOException {
    Path data = lab.init("data");
    String run = lab.submit("data", LOOPS, 1000);
    int loop = lab.awaitLoop(run, 5).path("completed_loop").asInt();
    lab.nodes().forEach(NodeProcess::terminate);
    for (NodeProcess node : lab.nodes()) {
      assertThat(node.awaitExit()).isZero();
    }
    assertThat(data).isDirectoryContaining(file -> file.getFileName().toString().matches("ckpt\\d+.*\\.json"));
    lab.startAll();
    lab.awaitLoop(run, loop);
    assertThat(lab.api().run(run).path("checkpoint_loop").asInt()).isGreaterThanOrEqualTo(loop);
    lab.assertCompletedAsUndisturbed(run, "data", LOOPS);
  }

  /** Whoever has started it would start it again after any other code. */
  @ParameterizedTest
  @ValueSource(strings = {"Slf4jLogger started", "Remoting started", "Started up successfully", "Couldn't join seed nodes"})
  @Timeout(60)
  void shouldEndANodeThatIsTerminatedBeforeItHasJoined(String logged) throws IOException {
    try (Laboratory lab = Laboratory.withPorts(folder, Laboratory.freePorts(2))) {
      NodeProcess lonely = lab.prepare(1, List.of("-Dakka.cluster.seed-node-timeout=500ms"), List.of()).start();
      lab.awaitLogged(logged);
      lonely.terminate();
      assertThat(lonely.awaitExit()).isZero();
      assertThat(lonely.log()).contains("told to end before it had joined its cluster; there was nothing to save");
    }
  }

  @Test
  void shouldRefuseANodeThatIsSetUpInAnotherWay() throws IOException {
    try (Laboratory lab = Laboratory.of(folder, 2)) {
      NodeProcess other = lab.prepare(2, List.of(), List.of("--quorum", "2")).start();
      assertThat(other.awaitExit()).isEqualTo(1);
      assertThat(other.log()).contains("the cluster refused it").contains("whose logs name the keys");
      assertThat(lab.nodes()).anySatisfy(node -> assertThat(node.log()).contains("static-quorum.quorum-size is incompatible"));
      assertThat(lab.api().get("/api/v1/nodes").body().path("nodes")).hasSize(2);
    }
  }
}

package io.entrain.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes that live and are not heard: stopped, slow, or cut off. */
@ExtendWith(ThreeNodes.class)
class SilenceTest {
  private static final int LOOPS = 60;
  private static final int ENDLESS = 100_000;

  /** Several times longer than whatever a node or its cluster waits for. */
  private static final Duration AWAY = Duration.ofSeconds(60);

  @TempDir
  Path folder;

  @Test
  void shouldWaitForANodeThatIsSlow(Laboratory lab) throws IOException {
    lab.init("data");
    String run = lab.submit("data", LOOPS, 4);
    lab.awaitLoop(run, 6);
    NodeProcess slow = lab.node(lab.worker());
    slow.freeze();
    lab.awaitLogged("from " + slow.name() + "; the epoch ends after 8000 ms");
    slow.thaw();
    lab.assertCompletedAsUndisturbed(run, "data", LOOPS);
    assertThat(lab.api().run(run).path("recoveries").asInt()).isZero();
  }

  /** It is given up by the others; what it does when it is back must not count. The run rests for most of the time that it is away. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldGoOnWithoutANodeThatStoppedAndComesBack(boolean leader, Laboratory lab) throws IOException {
    lab.init("data");
    String run = lab.submit("data", ENDLESS, 4);
    lab.awaitLoop(run, 6);
    NodeProcess zombie = lab.node(leader ? lab.supervisor() : lab.worker());
    zombie.freeze();
    Instant back = Instant.now().plus(AWAY);
    lab.awaitRemoved(zombie);
    lab.awaitLoop(run, lab.api().run(run).path("completed_loop").asInt() + 3);
    lab.operate(run, "pause", "paused");
    Idle.until(back);
    lab.operate(run, "resume", "running");
    lab.awaitLoop(run, lab.api().run(run).path("completed_loop").asInt() + 1);
    assertThat(lab.api().run(run).path("state").asText()).as("the run when the node comes back").isEqualTo("running");
    zombie.thaw();
    assertThat(zombie.awaitExit()).as("the node that was given up ends itself").isEqualTo(1);
    lab.awaitLogged("other nodes have given it up by now");
    zombie.start().awaitUp();
    lab.awaitNodes(3);
    lab.assertStoppedAsUndisturbed(run, "data");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldGoOnWithoutANodeThatIsCutOff(boolean oneWay) throws IOException {
    List<ForeignNetwork> cables = new ArrayList<>();
    try (Laboratory lab = CutOff.laboratory(folder, cables)) {
      lab.init("data");
      String run = lab.submit("data", LOOPS, 4);
      lab.awaitLoop(run, 6);
      InetAddress third = InetAddress.getByAddress(new byte[] {127, 0, 0, 3});
      CutOff.arteryOf(cables, 3).cut(_ -> true);
      CutOff.dataOf(cables, 3).cut(_ -> true);
      if (!oneWay) {
        CutOff.arteryOf(cables, 1).cut(third::equals);
        CutOff.arteryOf(cables, 2).cut(third::equals);
      }
      lab.awaitLoop(run, 10);
      assertThat(lab.node(3).awaitExit()).as("the smaller part ends itself").isEqualTo(1);
      cables.forEach(ForeignNetwork::heal);
      lab.node(3).start().awaitUp();
      lab.assertCompletedAsUndisturbed(run, "data", LOOPS);
    } finally {
      cables.forEach(ForeignNetwork::close);
    }
  }
}
